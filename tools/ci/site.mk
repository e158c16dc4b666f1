# SPDX-License-Identifier: BSD-2-Clause
# An example for make: "make check" before "make install" in the folder of a site.
SITE = .
MCLINT = mclint
MCROUTE = mcroute
ROUTE_FLAGS =

check: lint routes-hold

lint:
	$(MCLINT) --format gcc $(SITE)

routes-hold:
	$(MCROUTE) $(ROUTE_FLAGS) --site $(SITE) --mc $(SITE)/sendmail.mc --maps source test $(SITE)/routes

.PHONY: check lint routes-hold
