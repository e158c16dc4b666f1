debugmode(`V')
