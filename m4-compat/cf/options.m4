dnl SPDX-License-Identifier: BSD-2-Clause
dnl The options, one row each: _OPTION(name in the .cf, name in the .mc, text while it is not set).
dnl A set option is written with its value (without = when that is empty), others as a comment.
dnl
dnl Most of them are never set, and each row costs two calls. So they stand in groups,
dnl _OPTIONS_(title, names, rows): the names are expanded together, and when none of them is a macro
dnl the group is one line of comment.
dnl
#  Options with a default of their own, and free texts
_OPTION(`AliasWait', `confALIAS_WAIT', `=5m')
_OPTION(`AliasFile', `ALIAS_FILE', `=MAIL_SETTINGS_DIR`'aliases')
_OPTION(`TempFileMode', `confTEMP_FILE_MODE', `=0600')
_OPTION(`ForwardPath', `confFORWARD_PATH', `=/var/forward/$u:$z/.forward.$w:$z/.forward')
_OPTION(`LogLevel', `confLOG_LEVEL', `=10')
_OPTION(`CheckAliases', `confCHECK_ALIASES', `=False')
_OPTION(`StatusFile', `STATUS_FILE')
_OPTION(`MinFreeBlocks', `confMIN_FREE_BLOCKS', `=100')
_OPTION(`HoldExpensive', `confCON_EXPENSIVE', `=False')
_OPTION(`DeliveryMode', `confDELIVERY_MODE', `=background')
_OPTION(`ConnectionCacheSize', `confMCI_CACHE_SIZE', `=2')
_OPTION(`ConnectionCacheTimeout', `confMCI_CACHE_TIMEOUT', `=5m')
_OPTION(`SuperSafe', `confSAFE_QUEUE', `=True')
_OPTION(`ConnectOnlyTo', `confCONNECT_ONLY_TO', `=0.0.0.0')
_OPTION(`Timeout.queuereturn', `confTO_QUEUERETURN', `=5d')
_OPTION(`Timeout.queuewarn', `confTO_QUEUEWARN', `=4h')
_OPTION(`DirectSubmissionModifiers', `confDIRECT_SUBMISSION_MODIFIERS')
_OPTION(`PrivacyOptions', `confPRIVACY_FLAGS', `=authwarnings')
_OPTION(`SmtpGreetingMessage', `confSMTP_LOGIN_MSG', `=$j Sendmail $v ready at $b')
_OPTION(`SevenBitInput', `confSEVEN_BIT_INPUT', `=False')
_OPTION(`BlankSub', `confBLANK_SUB', `=_')
_OPTION(`ErrorHeader', `confERROR_MESSAGE', `=MAIL_SETTINGS_DIR`'error-header')
_OPTION(`SendMimeErrors', `confMIME_FORMAT_ERRORS', `=True')
_OPTION(`UseErrorsTo', `confUSE_ERRORS_TO', `=False')
_OPTION(`OldStyleHeaders', `confOLD_STYLE_HEADERS', `=False')
_OPTION(`UnixFromLine', `confFROM_LINE', `=From $g $d')
_OPTION(`MustQuoteChars', `confMUST_QUOTE_CHARS', `=.')
_OPTION(`OperatorChars', `confOPERATORS', `=.:@[]')
_OPTION(`AuthMechanisms', `confAUTH_MECHANISMS', `=EXTERNAL GSSAPI KERBEROS_V4 DIGEST-MD5 CRAM-MD5')
_OPTION(`TLSSrvOptions', `confTLS_SRV_OPTIONS')
_OPTION(`CipherList', `confCIPHER_LIST')
_OPTION(`ServerSSLOptions', `confSERVER_SSL_OPTIONS')
_OPTION(`ClientSSLOptions', `confCLIENT_SSL_OPTIONS')
_OPTIONS_(`Timeouts of SMTP', `confTO_INITIAL confTO_CONNECT confTO_ACONNECT confTO_ICONNECT confTO_HELO confTO_MAIL
confTO_RCPT confTO_DATAINIT confTO_DATABLOCK confTO_DATAFINAL confTO_RSET confTO_QUIT
confTO_MISC confTO_COMMAND confTO_LHLO confTO_AUTH confTO_STARTTLS', `dnl
_OPTION(`Timeout.initial', `confTO_INITIAL', `=5m')
_OPTION(`Timeout.connect', `confTO_CONNECT', `=5m')
_OPTION(`Timeout.aconnect', `confTO_ACONNECT', `=0s')
_OPTION(`Timeout.iconnect', `confTO_ICONNECT', `=5m')
_OPTION(`Timeout.helo', `confTO_HELO', `=5m')
_OPTION(`Timeout.mail', `confTO_MAIL', `=10m')
_OPTION(`Timeout.rcpt', `confTO_RCPT', `=1h')
_OPTION(`Timeout.datainit', `confTO_DATAINIT', `=5m')
_OPTION(`Timeout.datablock', `confTO_DATABLOCK', `=1h')
_OPTION(`Timeout.datafinal', `confTO_DATAFINAL', `=1h')
_OPTION(`Timeout.rset', `confTO_RSET', `=5m')
_OPTION(`Timeout.quit', `confTO_QUIT', `=2m')
_OPTION(`Timeout.misc', `confTO_MISC', `=2m')
_OPTION(`Timeout.command', `confTO_COMMAND', `=1h')
_OPTION(`Timeout.lhlo', `confTO_LHLO', `=2m')
_OPTION(`Timeout.auth', `confTO_AUTH', `=10m')
_OPTION(`Timeout.starttls', `confTO_STARTTLS', `=1h')
')dnl
_OPTIONS_(`Timeouts of lookups and files', `confTO_IDENT confTO_FILEOPEN confTO_CONTROL confTO_HOSTSTATUS confTO_RESOLVER_RETRANS
confTO_RESOLVER_RETRANS_FIRST confTO_RESOLVER_RETRANS_NORMAL confTO_RESOLVER_RETRY
confTO_RESOLVER_RETRY_FIRST confTO_RESOLVER_RETRY_NORMAL', `dnl
_OPTION(`Timeout.ident', `confTO_IDENT', `=5s')
_OPTION(`Timeout.fileopen', `confTO_FILEOPEN', `=60s')
_OPTION(`Timeout.control', `confTO_CONTROL', `=2m')
_OPTION(`Timeout.hoststatus', `confTO_HOSTSTATUS', `=30m')
_OPTION(`Timeout.resolver.retrans', `confTO_RESOLVER_RETRANS', `=5s')
_OPTION(`Timeout.resolver.retrans.first', `confTO_RESOLVER_RETRANS_FIRST', `=5s')
_OPTION(`Timeout.resolver.retrans.normal', `confTO_RESOLVER_RETRANS_NORMAL', `=5s')
_OPTION(`Timeout.resolver.retry', `confTO_RESOLVER_RETRY', `=4')
_OPTION(`Timeout.resolver.retry.first', `confTO_RESOLVER_RETRY_FIRST', `=4')
_OPTION(`Timeout.resolver.retry.normal', `confTO_RESOLVER_RETRY_NORMAL', `=4')
')dnl
_OPTIONS_(`Timeouts of the queue, by kind of message', `confTO_QUEUERETURN_NORMAL confTO_QUEUERETURN_URGENT confTO_QUEUERETURN_NONURGENT
confTO_QUEUERETURN_DSN confTO_QUEUEWARN_NORMAL confTO_QUEUEWARN_URGENT
confTO_QUEUEWARN_NONURGENT confTO_QUEUEWARN_DSN', `dnl
_OPTION(`Timeout.queuereturn.normal', `confTO_QUEUERETURN_NORMAL', `=5d')
_OPTION(`Timeout.queuereturn.urgent', `confTO_QUEUERETURN_URGENT', `=2d')
_OPTION(`Timeout.queuereturn.non-urgent', `confTO_QUEUERETURN_NONURGENT', `=7d')
_OPTION(`Timeout.queuereturn.dsn', `confTO_QUEUERETURN_DSN', `=5d')
_OPTION(`Timeout.queuewarn.normal', `confTO_QUEUEWARN_NORMAL', `=4h')
_OPTION(`Timeout.queuewarn.urgent', `confTO_QUEUEWARN_URGENT', `=1h')
_OPTION(`Timeout.queuewarn.non-urgent', `confTO_QUEUEWARN_NONURGENT', `=12h')
_OPTION(`Timeout.queuewarn.dsn', `confTO_QUEUEWARN_DSN', `=4h')
')dnl
_OPTIONS_(`Load of the machine', `confQUEUE_LA confREFUSE_LA confREJECT_LOG_INTERVAL confDELAY_LA confMAX_DAEMON_CHILDREN', `dnl
_OPTION(`QueueLA', `confQUEUE_LA', `=8')
_OPTION(`RefuseLA', `confREFUSE_LA', `=12')
_OPTION(`RejectLogInterval', `confREJECT_LOG_INTERVAL', `=3h')
_OPTION(`DelayLA', `confDELAY_LA', `=0')
_OPTION(`MaxDaemonChildren', `confMAX_DAEMON_CHILDREN', `=0')
')dnl
_OPTIONS_(`Limits per client', `confCONNECTION_RATE_THROTTLE confCONNECTION_RATE_WINDOW_SIZE confALLOW_BOGUS_HELO
confBAD_RCPT_THROTTLE confMAX_NOOP_COMMANDS', `dnl
_OPTION(`ConnectionRateThrottle', `confCONNECTION_RATE_THROTTLE', `=0')
_OPTION(`ConnectionRateWindowSize', `confCONNECTION_RATE_WINDOW_SIZE', `=60s')
_OPTION(`AllowBogusHELO', `confALLOW_BOGUS_HELO', `=False')
_OPTION(`BadRcptThrottle', `confBAD_RCPT_THROTTLE', `=0')
_OPTION(`MaxNOOPCommands', `confMAX_NOOP_COMMANDS', `=20')
')dnl
_OPTIONS_(`Limits per message', `confMAX_ALIAS_RECURSION confMAX_HOP confMAX_MESSAGE_SIZE confMAX_RCPTS_PER_MESSAGE
confMAX_MIME_HEADER_LENGTH confMAX_HEADERS_LENGTH confREJECT_NUL', `dnl
_OPTION(`MaxAliasRecursion', `confMAX_ALIAS_RECURSION', `=10')
_OPTION(`MaxHopCount', `confMAX_HOP', `=25')
_OPTION(`MaxMessageSize', `confMAX_MESSAGE_SIZE', `=0')
_OPTION(`MaxRecipientsPerMessage', `confMAX_RCPTS_PER_MESSAGE', `=0')
_OPTION(`MaxMimeHeaderLength', `confMAX_MIME_HEADER_LENGTH', `=0/0')
_OPTION(`MaxHeadersLength', `confMAX_HEADERS_LENGTH', `=32768')
_OPTION(`RejectNUL', `confREJECT_NUL', `=false')
')dnl
_OPTIONS_(`Order and pace of queue runs', `confQUEUE_FACTOR confMAX_QUEUE_CHILDREN confMAX_RUNNERS_PER_QUEUE confNICE_QUEUE_RUN
confQUEUE_SORT_ORDER confMIN_QUEUE_AGE confMAX_QUEUE_AGE confMAX_QUEUE_RUN_SIZE confFAST_SPLIT
confWORK_RECIPIENT_FACTOR confSEPARATE_PROC confWORK_CLASS_FACTOR confWORK_TIME_FACTOR', `dnl
_OPTION(`QueueFactor', `confQUEUE_FACTOR', `=600000')
_OPTION(`MaxQueueChildren', `confMAX_QUEUE_CHILDREN')
_OPTION(`MaxRunnersPerQueue', `confMAX_RUNNERS_PER_QUEUE', `=1')
_OPTION(`NiceQueueRun', `confNICE_QUEUE_RUN')
_OPTION(`QueueSortOrder', `confQUEUE_SORT_ORDER', `=priority')
_OPTION(`MinQueueAge', `confMIN_QUEUE_AGE', `=30m')
_OPTION(`MaxQueueAge', `confMAX_QUEUE_AGE')
_OPTION(`MaxQueueRunSize', `confMAX_QUEUE_RUN_SIZE', `=0')
_OPTION(`FastSplit', `confFAST_SPLIT', `=1')
_OPTION(`RecipientFactor', `confWORK_RECIPIENT_FACTOR', `=30000')
_OPTION(`ForkEachJob', `confSEPARATE_PROC', `=False')
_OPTION(`ClassFactor', `confWORK_CLASS_FACTOR', `=1800')
_OPTION(`RetryFactor', `confWORK_TIME_FACTOR', `=90000')
')dnl
_OPTIONS_(`Files of the queue', `confCHECKPOINT_INTERVAL confQUEUE_FILE_MODE confSHARED_MEMORY_KEY confSHARED_MEMORY_KEY_FILE
confDF_BUFFER_SIZE confXF_BUFFER_SIZE confREQUIRES_DIR_FSYNC', `dnl
_OPTION(`CheckpointInterval', `confCHECKPOINT_INTERVAL', `=10')
_OPTION(`QueueFileMode', `confQUEUE_FILE_MODE', `=0600')
_OPTION(`SharedMemoryKey', `confSHARED_MEMORY_KEY', `=0')
_OPTION(`SharedMemoryKeyFile', `confSHARED_MEMORY_KEY_FILE')
_OPTION(`DataFileBufferSize', `confDF_BUFFER_SIZE', `=4096')
_OPTION(`XscriptFileBufferSize', `confXF_BUFFER_SIZE', `=4096')
_OPTION(`RequiresDirfsync', `confREQUIRES_DIR_FSYNC', `=true')
')dnl
_OPTIONS_(`Ways to other hosts', `confDONT_PROBE_INTERFACES confBIND_OPTS confHOST_STATUS_DIRECTORY confSINGLE_THREAD_DELIVERY
confDELIVER_BY_MIN confFALLBACK_MX confFALLBACK_SMARTHOST confTRY_NULL_MX_LIST confDIAL_DELAY
confSOFT_BOUNCE confHELO_NAME confUSE_COMPRESSED_IPV6_ADDRESSES confDONT_EXPAND_CNAMES', `dnl
_OPTION(`DontProbeInterfaces', `confDONT_PROBE_INTERFACES', `=False')
_OPTION(`ResolverOptions', `confBIND_OPTS', `=+AAONLY')
_OPTION(`HostStatusDirectory', `confHOST_STATUS_DIRECTORY', `=.hoststat')
_OPTION(`SingleThreadDelivery', `confSINGLE_THREAD_DELIVERY', `=False')
_OPTION(`DeliverByMin', `confDELIVER_BY_MIN', `=0')
_OPTION(`FallbackMXhost', `confFALLBACK_MX', `=fall.back.host.net')
_OPTION(`FallbackSmartHost', `confFALLBACK_SMARTHOST', `=fall.back.host.net')
_OPTION(`TryNullMXList', `confTRY_NULL_MX_LIST', `=False')
_OPTION(`DialDelay', `confDIAL_DELAY', `=0s')
_OPTION(`SoftBounce', `confSOFT_BOUNCE', `=False')
_OPTION(`HeloName', `confHELO_NAME')
_OPTION(`UseCompressedIPv6Addresses', `confUSE_COMPRESSED_IPV6_ADDRESSES')
_OPTION(`DontExpandCnames', `confDONT_EXPAND_CNAMES', `=False')
')dnl
_OPTIONS_(`Users and their files', `confMATCH_GECOS confDEF_USER_ID confUSERDB_SPEC confSAFE_FILE_ENV confDONT_INIT_GROUPS
confUNSAFE_GROUP_WRITES confRUN_AS_USER confTRUSTED_USER confMAILBOX_DATABASE', `dnl
_OPTION(`MatchGECOS', `confMATCH_GECOS', `=False')
_OPTION(`DefaultUser', `confDEF_USER_ID', `=mailnull')
_OPTION(`UserDatabaseSpec', `confUSERDB_SPEC', `=MAIL_SETTINGS_DIR`'userdb')
_OPTION(`SafeFileEnvironment', `confSAFE_FILE_ENV')
_OPTION(`DontInitGroups', `confDONT_INIT_GROUPS', `=False')
_OPTION(`UnsafeGroupWrites', `confUNSAFE_GROUP_WRITES', `=True')
_OPTION(`RunAsUser', `confRUN_AS_USER', `=sendmail')
_OPTION(`TrustedUser', `confTRUSTED_USER', `=root')
_OPTION(`MailboxDatabase', `confMAILBOX_DATABASE', `=pw')
')dnl
_OPTIONS_(`The daemon and its files', `confUSE_MSP confSERVICE_SWITCH_FILE confHOSTS_FILE confCONTROL_SOCKET_NAME confPID_FILE
confPROCESS_TITLE_PREFIX', `dnl
_OPTION(`UseMSP', `confUSE_MSP')
_OPTION(`ServiceSwitchFile', `confSERVICE_SWITCH_FILE', `=MAIL_SETTINGS_DIR`'service.switch')
_OPTION(`HostsFile', `confHOSTS_FILE', `=/etc/hosts')
_OPTION(`ControlSocketName', `confCONTROL_SOCKET_NAME', `=/var/spool/mqueue/.control')
_OPTION(`PidFile', `confPID_FILE', `=/var/run/sendmail.pid')
_OPTION(`ProcessTitlePrefix', `confPROCESS_TITLE_PREFIX', `=prefix')
')dnl
_OPTIONS_(`Headers and texts', `confEIGHT_BIT_HANDLING confSAVE_FROM_LINES confIGNORE_DOTS confME_TOO confDONT_PRUNE_ROUTES
confDEF_CHAR_SET confNO_RCPT_ACTION confCOLON_OK_IN_ADDR confSINGLE_LINE_FROM_HEADER', `dnl
_OPTION(`EightBitMode', `confEIGHT_BIT_HANDLING', `=pass8')
_OPTION(`SaveFromLine', `confSAVE_FROM_LINES', `=False')
_OPTION(`IgnoreDots', `confIGNORE_DOTS', `=False')
_OPTION(`MeToo', `confME_TOO', `=True')
_OPTION(`DontPruneRoutes', `confDONT_PRUNE_ROUTES', `=False')
_OPTION(`DefaultCharSet', `confDEF_CHAR_SET', `=unknown-8bit')
_OPTION(`NoRecipientAction', `confNO_RCPT_ACTION', `=none')
_OPTION(`ColonOkInAddr', `confCOLON_OK_IN_ADDR', `=True')
_OPTION(`SingleLineFromHeader', `confSINGLE_LINE_FROM_HEADER', `=False')
')dnl
_OPTIONS_(`Errors', `confERROR_MODE confCOPY_ERRORS_TO confDOUBLE_BOUNCE_ADDRESS confDEAD_LETTER_DROP
confRRT_IMPLIES_DSN', `dnl
_OPTION(`ErrorMode', `confERROR_MODE', `=print')
_OPTION(`PostmasterCopy', `confCOPY_ERRORS_TO', `=Postmaster')
_OPTION(`DoubleBounceAddress', `confDOUBLE_BOUNCE_ADDRESS', `=postmaster')
_OPTION(`DeadLetterDrop', `confDEAD_LETTER_DROP', `=/var/tmp/dead.letter')
_OPTION(`RrtImpliesDsn', `confRRT_IMPLIES_DSN', `=False')
')dnl
_OPTIONS_(`SMTP AUTH', `confAUTH_REALM confDEF_AUTH_INFO confAUTH_OPTIONS confAUTH_MAX_BITS', `dnl
_OPTION(`AuthRealm', `confAUTH_REALM')
_OPTION(`DefaultAuthInfo', `confDEF_AUTH_INFO', `=MAIL_SETTINGS_DIR`'default-auth-info')
_OPTION(`AuthOptions', `confAUTH_OPTIONS')
_OPTION(`AuthMaxBits', `confAUTH_MAX_BITS')
')dnl
_OPTIONS_(`Certificates and keys', `confCACERT_PATH confCACERT confSERVER_CERT confSERVER_KEY confCLIENT_CERT confCLIENT_KEY
confCRL confCRL_PATH confDH_PARAMETERS confRAND_FILE confCERT_FINGERPRINT_ALGORITHM', `dnl
_OPTION(`CACertPath', `confCACERT_PATH')
_OPTION(`CACertFile', `confCACERT')
_OPTION(`ServerCertFile', `confSERVER_CERT')
_OPTION(`ServerKeyFile', `confSERVER_KEY')
_OPTION(`ClientCertFile', `confCLIENT_CERT')
_OPTION(`ClientKeyFile', `confCLIENT_KEY')
_OPTION(`CRLFile', `confCRL')
_OPTION(`CRLPath', `confCRL_PATH')
_OPTION(`DHParameters', `confDH_PARAMETERS')
_OPTION(`RandFile', `confRAND_FILE')
_OPTION(`CertFingerprintAlgorithm', `confCERT_FINGERPRINT_ALGORITHM')
')dnl
_OPTIONS_(`TLS', `confSSL_ENGINE confSSL_ENGINE_PATH confTLS_FALLBACK_TO_CLEAR confDANE', `dnl
_OPTION(`SSLEngine', `confSSL_ENGINE')
_OPTION(`SSLEnginePath', `confSSL_ENGINE_PATH')
_OPTION(`TLSFallbacktoClear', `confTLS_FALLBACK_TO_CLEAR')
_OPTION(`DANE', `confDANE', `=false')
')dnl
