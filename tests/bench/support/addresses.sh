# SPDX-License-Identifier: BSD-2-Clause
# Read by the scripts beside it.

# addresses PREFIX N: plausible ones, the same in every run.
addresses() {
  awk -v prefix="$1" -v n="$2" 'BEGIN {
    srand(1)
    split("com org net example.com co.uk de", tld, " ")
    for (i = 0; i < n; i++) {
      user = "u" int(rand() * 100000)
      if (rand() < .2) user = user "+d" int(rand() * 9)
      r = rand()
      host = "h" int(rand() * 5000) "." tld[1 + int(rand() * 6)]
      if (rand() < .3) host = "d" int(rand() * 100000) ".example.com"
      if (r < .05) a = user
      else if (r < .15) a = user "@bench.example.org"
      else if (r < .25) a = "<" user "@" host ">"
      else if (r < .35) a = user "@virt.example.com"
      else a = user "@" host
      print prefix a
    }
  }'
}
