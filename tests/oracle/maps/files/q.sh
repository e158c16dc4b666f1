#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
case $1 in 1) exit 1;; 75) exit 75;; sig) kill -9 $$;; empty) exit 0;; nl) echo;; long) head -c 5000 /dev/zero | tr "\\0" x;; nonl) printf abc;; sp) echo "  a b ";; cr) printf "a\rb\n";; esac
exit 0
