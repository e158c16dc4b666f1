dnl SPDX-License-Identifier: BSD-2-Clause
dnl The options, one row each: a set option is written with its value (without = when that is empty),
dnl others as a comment with the default of sendmail. The rows are written out, for there are many: those of
dnl cf/commands/defaults.m4, which are nearly always set, ask for the value first, the others whether there is
dnl one. tests/contract/library/options_test.cc tries each.
dnl
dnl Most of the others are never set. They stand in groups of names that are expanded together; when none
dnl of them is a macro the group is one line of comment.
dnl
#  Options with a default of their own, and free texts
ifelse(defn(`confALIAS_WAIT'), `', `ifdef(`confALIAS_WAIT', ``O AliasWait'', ``#O AliasWait=5m'')', ``O AliasWait='confALIAS_WAIT')
ifelse(defn(`ALIAS_FILE'), `', `ifdef(`ALIAS_FILE', ``O AliasFile'', `#O AliasFile=MAIL_SETTINGS_DIR`'aliases')', ``O AliasFile='ALIAS_FILE')
ifelse(defn(`confTEMP_FILE_MODE'), `', `ifdef(`confTEMP_FILE_MODE', ``O TempFileMode'', ``#O TempFileMode=0600'')', ``O TempFileMode='confTEMP_FILE_MODE')
ifelse(defn(`confFORWARD_PATH'), `', `ifdef(`confFORWARD_PATH', ``O ForwardPath'', ``#O ForwardPath'')', ``O ForwardPath='confFORWARD_PATH')
ifelse(defn(`confLOG_LEVEL'), `', `ifdef(`confLOG_LEVEL', ``O LogLevel'', ``#O LogLevel=10'')', ``O LogLevel='confLOG_LEVEL')
ifelse(defn(`confCHECK_ALIASES'), `', `ifdef(`confCHECK_ALIASES', ``O CheckAliases'', ``#O CheckAliases=False'')', ``O CheckAliases='confCHECK_ALIASES')
ifdef(`STATUS_FILE', ``O StatusFile'ifelse(defn(`STATUS_FILE'), `', `', `=STATUS_FILE')', ``#O StatusFile'')
ifelse(defn(`confMIN_FREE_BLOCKS'), `', `ifdef(`confMIN_FREE_BLOCKS', ``O MinFreeBlocks'', ``#O MinFreeBlocks=100'')', ``O MinFreeBlocks='confMIN_FREE_BLOCKS')
ifelse(defn(`confCON_EXPENSIVE'), `', `ifdef(`confCON_EXPENSIVE', ``O HoldExpensive'', ``#O HoldExpensive=False'')', ``O HoldExpensive='confCON_EXPENSIVE')
ifelse(defn(`confDELIVERY_MODE'), `', `ifdef(`confDELIVERY_MODE', ``O DeliveryMode'', ``#O DeliveryMode=background'')', ``O DeliveryMode='confDELIVERY_MODE')
ifelse(defn(`confMCI_CACHE_SIZE'), `', `ifdef(`confMCI_CACHE_SIZE', ``O ConnectionCacheSize'', ``#O ConnectionCacheSize=2'')', ``O ConnectionCacheSize='confMCI_CACHE_SIZE')
ifelse(defn(`confMCI_CACHE_TIMEOUT'), `', `ifdef(`confMCI_CACHE_TIMEOUT', ``O ConnectionCacheTimeout'', ``#O ConnectionCacheTimeout=5m'')', ``O ConnectionCacheTimeout='confMCI_CACHE_TIMEOUT')
ifelse(defn(`confSAFE_QUEUE'), `', `ifdef(`confSAFE_QUEUE', ``O SuperSafe'', ``#O SuperSafe=True'')', ``O SuperSafe='confSAFE_QUEUE')
ifdef(`confCONNECT_ONLY_TO', ``O ConnectOnlyTo'ifelse(defn(`confCONNECT_ONLY_TO'), `', `', `=confCONNECT_ONLY_TO')', ``#O ConnectOnlyTo'')
ifelse(defn(`confTO_QUEUERETURN'), `', `ifdef(`confTO_QUEUERETURN', ``O Timeout.queuereturn'', ``#O Timeout.queuereturn=5d'')', ``O Timeout.queuereturn='confTO_QUEUERETURN')
ifelse(defn(`confTO_QUEUEWARN'), `', `ifdef(`confTO_QUEUEWARN', ``O Timeout.queuewarn'', ``#O Timeout.queuewarn=4h'')', ``O Timeout.queuewarn='confTO_QUEUEWARN')
ifdef(`confDIRECT_SUBMISSION_MODIFIERS', ``O DirectSubmissionModifiers'ifelse(defn(`confDIRECT_SUBMISSION_MODIFIERS'), `', `', `=confDIRECT_SUBMISSION_MODIFIERS')', ``#O DirectSubmissionModifiers'')
ifelse(defn(`confPRIVACY_FLAGS'), `', `ifdef(`confPRIVACY_FLAGS', ``O PrivacyOptions'', ``#O PrivacyOptions=authwarnings'')', ``O PrivacyOptions='confPRIVACY_FLAGS')
ifelse(defn(`confSMTP_LOGIN_MSG'), `', `ifdef(`confSMTP_LOGIN_MSG', ``O SmtpGreetingMessage'', ``#O SmtpGreetingMessage=$j Sendmail $v ready at $b'')', ``O SmtpGreetingMessage='confSMTP_LOGIN_MSG')
ifelse(defn(`confSEVEN_BIT_INPUT'), `', `ifdef(`confSEVEN_BIT_INPUT', ``O SevenBitInput'', ``#O SevenBitInput=False'')', ``O SevenBitInput='confSEVEN_BIT_INPUT')
ifelse(defn(`confBLANK_SUB'), `', `ifdef(`confBLANK_SUB', ``O BlankSub'', ``#O BlankSub=_'')', ``O BlankSub='confBLANK_SUB')
ifdef(`confERROR_MESSAGE', ``O ErrorHeader'ifelse(defn(`confERROR_MESSAGE'), `', `', `=confERROR_MESSAGE')', ``#O ErrorHeader'')
ifelse(defn(`confMIME_FORMAT_ERRORS'), `', `ifdef(`confMIME_FORMAT_ERRORS', ``O SendMimeErrors'', ``#O SendMimeErrors=True'')', ``O SendMimeErrors='confMIME_FORMAT_ERRORS')
ifelse(defn(`confUSE_ERRORS_TO'), `', `ifdef(`confUSE_ERRORS_TO', ``O UseErrorsTo'', ``#O UseErrorsTo=False'')', ``O UseErrorsTo='confUSE_ERRORS_TO')
ifelse(defn(`confOLD_STYLE_HEADERS'), `', `ifdef(`confOLD_STYLE_HEADERS', ``O OldStyleHeaders'', ``#O OldStyleHeaders=False'')', ``O OldStyleHeaders='confOLD_STYLE_HEADERS')
ifelse(defn(`confFROM_LINE'), `', `ifdef(`confFROM_LINE', ``O UnixFromLine'', ``#O UnixFromLine=From $g $d'')', ``O UnixFromLine='confFROM_LINE')
ifdef(`confMUST_QUOTE_CHARS', ``O MustQuoteChars'ifelse(defn(`confMUST_QUOTE_CHARS'), `', `', `=confMUST_QUOTE_CHARS')', ``#O MustQuoteChars=.'')
ifelse(defn(`confOPERATORS'), `', `ifdef(`confOPERATORS', ``O OperatorChars'', ``#O OperatorChars=.:@[]'')', ``O OperatorChars='confOPERATORS')
ifdef(`confAUTH_MECHANISMS', ``O AuthMechanisms'ifelse(defn(`confAUTH_MECHANISMS'), `', `', `=confAUTH_MECHANISMS')', ``#O AuthMechanisms'')
ifdef(`confTLS_SRV_OPTIONS', ``O TLSSrvOptions'ifelse(defn(`confTLS_SRV_OPTIONS'), `', `', `=confTLS_SRV_OPTIONS')', ``#O TLSSrvOptions'')
ifdef(`confCIPHER_LIST', ``O CipherList'ifelse(defn(`confCIPHER_LIST'), `', `', `=confCIPHER_LIST')', ``#O CipherList'')
ifdef(`confSERVER_SSL_OPTIONS', ``O ServerSSLOptions'ifelse(defn(`confSERVER_SSL_OPTIONS'), `', `', `=confSERVER_SSL_OPTIONS')', ``#O ServerSSLOptions'')
ifdef(`confCLIENT_SSL_OPTIONS', ``O ClientSSLOptions'ifelse(defn(`confCLIENT_SSL_OPTIONS'), `', `', `=confCLIENT_SSL_OPTIONS')', ``#O ClientSSLOptions'')
ifelse(_UNSET_(`confTO_INITIAL confTO_CONNECT confTO_ACONNECT confTO_ICONNECT confTO_HELO confTO_MAIL
confTO_RCPT confTO_DATAINIT confTO_DATABLOCK confTO_DATAFINAL confTO_RSET confTO_QUIT
confTO_MISC confTO_COMMAND confTO_LHLO confTO_AUTH confTO_STARTTLS'), `1', ``#  Timeouts of SMTP: not set
'', `#  Timeouts of SMTP
ifdef(`confTO_INITIAL', ``O Timeout.initial'ifelse(defn(`confTO_INITIAL'), `', `', `=confTO_INITIAL')', ``#O Timeout.initial=5m'')
ifdef(`confTO_CONNECT', ``O Timeout.connect'ifelse(defn(`confTO_CONNECT'), `', `', `=confTO_CONNECT')', ``#O Timeout.connect=5m'')
ifdef(`confTO_ACONNECT', ``O Timeout.aconnect'ifelse(defn(`confTO_ACONNECT'), `', `', `=confTO_ACONNECT')', ``#O Timeout.aconnect=0s'')
ifdef(`confTO_ICONNECT', ``O Timeout.iconnect'ifelse(defn(`confTO_ICONNECT'), `', `', `=confTO_ICONNECT')', ``#O Timeout.iconnect=5m'')
ifdef(`confTO_HELO', ``O Timeout.helo'ifelse(defn(`confTO_HELO'), `', `', `=confTO_HELO')', ``#O Timeout.helo=5m'')
ifdef(`confTO_MAIL', ``O Timeout.mail'ifelse(defn(`confTO_MAIL'), `', `', `=confTO_MAIL')', ``#O Timeout.mail=10m'')
ifdef(`confTO_RCPT', ``O Timeout.rcpt'ifelse(defn(`confTO_RCPT'), `', `', `=confTO_RCPT')', ``#O Timeout.rcpt=1h'')
ifdef(`confTO_DATAINIT', ``O Timeout.datainit'ifelse(defn(`confTO_DATAINIT'), `', `', `=confTO_DATAINIT')', ``#O Timeout.datainit=5m'')
ifdef(`confTO_DATABLOCK', ``O Timeout.datablock'ifelse(defn(`confTO_DATABLOCK'), `', `', `=confTO_DATABLOCK')', ``#O Timeout.datablock=1h'')
ifdef(`confTO_DATAFINAL', ``O Timeout.datafinal'ifelse(defn(`confTO_DATAFINAL'), `', `', `=confTO_DATAFINAL')', ``#O Timeout.datafinal=1h'')
ifdef(`confTO_RSET', ``O Timeout.rset'ifelse(defn(`confTO_RSET'), `', `', `=confTO_RSET')', ``#O Timeout.rset=5m'')
ifdef(`confTO_QUIT', ``O Timeout.quit'ifelse(defn(`confTO_QUIT'), `', `', `=confTO_QUIT')', ``#O Timeout.quit=2m'')
ifdef(`confTO_MISC', ``O Timeout.misc'ifelse(defn(`confTO_MISC'), `', `', `=confTO_MISC')', ``#O Timeout.misc=2m'')
ifdef(`confTO_COMMAND', ``O Timeout.command'ifelse(defn(`confTO_COMMAND'), `', `', `=confTO_COMMAND')', ``#O Timeout.command=1h'')
ifdef(`confTO_LHLO', ``O Timeout.lhlo'ifelse(defn(`confTO_LHLO'), `', `', `=confTO_LHLO')', ``#O Timeout.lhlo=2m'')
ifdef(`confTO_AUTH', ``O Timeout.auth'ifelse(defn(`confTO_AUTH'), `', `', `=confTO_AUTH')', ``#O Timeout.auth=10m'')
ifdef(`confTO_STARTTLS', ``O Timeout.starttls'ifelse(defn(`confTO_STARTTLS'), `', `', `=confTO_STARTTLS')', ``#O Timeout.starttls=1h'')
')dnl
ifelse(_UNSET_(`confTO_RESOLVER_RETRANS confTO_RESOLVER_RETRANS_FIRST confTO_RESOLVER_RETRANS_NORMAL
confTO_RESOLVER_RETRY confTO_RESOLVER_RETRY_FIRST confTO_RESOLVER_RETRY_NORMAL'), `1', ``#  Timeouts of name lookups: not set
'', `#  Timeouts of name lookups
ifdef(`confTO_RESOLVER_RETRANS', ``O Timeout.resolver.retrans'ifelse(defn(`confTO_RESOLVER_RETRANS'), `', `', `=confTO_RESOLVER_RETRANS')', ``#O Timeout.resolver.retrans=5s'')
ifdef(`confTO_RESOLVER_RETRANS_FIRST', ``O Timeout.resolver.retrans.first'ifelse(defn(`confTO_RESOLVER_RETRANS_FIRST'), `', `', `=confTO_RESOLVER_RETRANS_FIRST')', ``#O Timeout.resolver.retrans.first=5s'')
ifdef(`confTO_RESOLVER_RETRANS_NORMAL', ``O Timeout.resolver.retrans.normal'ifelse(defn(`confTO_RESOLVER_RETRANS_NORMAL'), `', `', `=confTO_RESOLVER_RETRANS_NORMAL')', ``#O Timeout.resolver.retrans.normal=5s'')
ifdef(`confTO_RESOLVER_RETRY', ``O Timeout.resolver.retry'ifelse(defn(`confTO_RESOLVER_RETRY'), `', `', `=confTO_RESOLVER_RETRY')', ``#O Timeout.resolver.retry=4'')
ifdef(`confTO_RESOLVER_RETRY_FIRST', ``O Timeout.resolver.retry.first'ifelse(defn(`confTO_RESOLVER_RETRY_FIRST'), `', `', `=confTO_RESOLVER_RETRY_FIRST')', ``#O Timeout.resolver.retry.first=4'')
ifdef(`confTO_RESOLVER_RETRY_NORMAL', ``O Timeout.resolver.retry.normal'ifelse(defn(`confTO_RESOLVER_RETRY_NORMAL'), `', `', `=confTO_RESOLVER_RETRY_NORMAL')', ``#O Timeout.resolver.retry.normal=4'')
')dnl
ifelse(_UNSET_(`confTO_IDENT confTO_FILEOPEN confTO_CONTROL confTO_HOSTSTATUS'), `1', ``#  Timeouts of files and of ident: not set
'', `#  Timeouts of files and of ident
ifdef(`confTO_IDENT', ``O Timeout.ident'ifelse(defn(`confTO_IDENT'), `', `', `=confTO_IDENT')', ``#O Timeout.ident=5s'')
ifdef(`confTO_FILEOPEN', ``O Timeout.fileopen'ifelse(defn(`confTO_FILEOPEN'), `', `', `=confTO_FILEOPEN')', ``#O Timeout.fileopen=60s'')
ifdef(`confTO_CONTROL', ``O Timeout.control'ifelse(defn(`confTO_CONTROL'), `', `', `=confTO_CONTROL')', ``#O Timeout.control=2m'')
ifdef(`confTO_HOSTSTATUS', ``O Timeout.hoststatus'ifelse(defn(`confTO_HOSTSTATUS'), `', `', `=confTO_HOSTSTATUS')', ``#O Timeout.hoststatus=30m'')
')dnl
ifelse(_UNSET_(`confTO_QUEUERETURN_NORMAL confTO_QUEUERETURN_URGENT confTO_QUEUERETURN_NONURGENT
confTO_QUEUERETURN_DSN confTO_QUEUEWARN_NORMAL confTO_QUEUEWARN_URGENT
confTO_QUEUEWARN_NONURGENT confTO_QUEUEWARN_DSN'), `1', ``#  Timeouts of the queue, by kind of message: not set
'', `#  Timeouts of the queue, by kind of message
ifdef(`confTO_QUEUERETURN_NORMAL', ``O Timeout.queuereturn.normal'ifelse(defn(`confTO_QUEUERETURN_NORMAL'), `', `', `=confTO_QUEUERETURN_NORMAL')', ``#O Timeout.queuereturn.normal=5d'')
ifdef(`confTO_QUEUERETURN_URGENT', ``O Timeout.queuereturn.urgent'ifelse(defn(`confTO_QUEUERETURN_URGENT'), `', `', `=confTO_QUEUERETURN_URGENT')', ``#O Timeout.queuereturn.urgent=2d'')
ifdef(`confTO_QUEUERETURN_NONURGENT', ``O Timeout.queuereturn.non-urgent'ifelse(defn(`confTO_QUEUERETURN_NONURGENT'), `', `', `=confTO_QUEUERETURN_NONURGENT')', ``#O Timeout.queuereturn.non-urgent=7d'')
ifdef(`confTO_QUEUERETURN_DSN', ``O Timeout.queuereturn.dsn'ifelse(defn(`confTO_QUEUERETURN_DSN'), `', `', `=confTO_QUEUERETURN_DSN')', ``#O Timeout.queuereturn.dsn=5d'')
ifdef(`confTO_QUEUEWARN_NORMAL', ``O Timeout.queuewarn.normal'ifelse(defn(`confTO_QUEUEWARN_NORMAL'), `', `', `=confTO_QUEUEWARN_NORMAL')', ``#O Timeout.queuewarn.normal=4h'')
ifdef(`confTO_QUEUEWARN_URGENT', ``O Timeout.queuewarn.urgent'ifelse(defn(`confTO_QUEUEWARN_URGENT'), `', `', `=confTO_QUEUEWARN_URGENT')', ``#O Timeout.queuewarn.urgent=1h'')
ifdef(`confTO_QUEUEWARN_NONURGENT', ``O Timeout.queuewarn.non-urgent'ifelse(defn(`confTO_QUEUEWARN_NONURGENT'), `', `', `=confTO_QUEUEWARN_NONURGENT')', ``#O Timeout.queuewarn.non-urgent=12h'')
ifdef(`confTO_QUEUEWARN_DSN', ``O Timeout.queuewarn.dsn'ifelse(defn(`confTO_QUEUEWARN_DSN'), `', `', `=confTO_QUEUEWARN_DSN')', ``#O Timeout.queuewarn.dsn=4h'')
')dnl
ifelse(_UNSET_(`confQUEUE_LA confREFUSE_LA confREJECT_LOG_INTERVAL confDELAY_LA confMAX_DAEMON_CHILDREN'), `1', ``#  Load of the machine: not set
'', `#  Load of the machine
ifdef(`confQUEUE_LA', ``O QueueLA'ifelse(defn(`confQUEUE_LA'), `', `', `=confQUEUE_LA')', ``#O QueueLA=8'')
ifdef(`confREFUSE_LA', ``O RefuseLA'ifelse(defn(`confREFUSE_LA'), `', `', `=confREFUSE_LA')', ``#O RefuseLA=12'')
ifdef(`confREJECT_LOG_INTERVAL', ``O RejectLogInterval'ifelse(defn(`confREJECT_LOG_INTERVAL'), `', `', `=confREJECT_LOG_INTERVAL')', ``#O RejectLogInterval=3h'')
ifdef(`confDELAY_LA', ``O DelayLA'ifelse(defn(`confDELAY_LA'), `', `', `=confDELAY_LA')', ``#O DelayLA=0'')
ifdef(`confMAX_DAEMON_CHILDREN', ``O MaxDaemonChildren'ifelse(defn(`confMAX_DAEMON_CHILDREN'), `', `', `=confMAX_DAEMON_CHILDREN')', ``#O MaxDaemonChildren=0'')
')dnl
ifelse(_UNSET_(`confCONNECTION_RATE_THROTTLE confCONNECTION_RATE_WINDOW_SIZE confALLOW_BOGUS_HELO
confBAD_RCPT_THROTTLE confMAX_NOOP_COMMANDS'), `1', ``#  Limits per client: not set
'', `#  Limits per client
ifdef(`confCONNECTION_RATE_THROTTLE', ``O ConnectionRateThrottle'ifelse(defn(`confCONNECTION_RATE_THROTTLE'), `', `', `=confCONNECTION_RATE_THROTTLE')', ``#O ConnectionRateThrottle=0'')
ifdef(`confCONNECTION_RATE_WINDOW_SIZE', ``O ConnectionRateWindowSize'ifelse(defn(`confCONNECTION_RATE_WINDOW_SIZE'), `', `', `=confCONNECTION_RATE_WINDOW_SIZE')', ``#O ConnectionRateWindowSize=60s'')
ifdef(`confALLOW_BOGUS_HELO', ``O AllowBogusHELO'ifelse(defn(`confALLOW_BOGUS_HELO'), `', `', `=confALLOW_BOGUS_HELO')', ``#O AllowBogusHELO=False'')
ifdef(`confBAD_RCPT_THROTTLE', ``O BadRcptThrottle'ifelse(defn(`confBAD_RCPT_THROTTLE'), `', `', `=confBAD_RCPT_THROTTLE')', ``#O BadRcptThrottle=0'')
ifdef(`confMAX_NOOP_COMMANDS', ``O MaxNOOPCommands'ifelse(defn(`confMAX_NOOP_COMMANDS'), `', `', `=confMAX_NOOP_COMMANDS')', ``#O MaxNOOPCommands=20'')
')dnl
ifelse(_UNSET_(`confMAX_ALIAS_RECURSION confMAX_HOP confMAX_MESSAGE_SIZE confMAX_RCPTS_PER_MESSAGE
confMAX_MIME_HEADER_LENGTH confMAX_HEADERS_LENGTH confREJECT_NUL'), `1', ``#  Limits per message: not set
'', `#  Limits per message
ifdef(`confMAX_ALIAS_RECURSION', ``O MaxAliasRecursion'ifelse(defn(`confMAX_ALIAS_RECURSION'), `', `', `=confMAX_ALIAS_RECURSION')', ``#O MaxAliasRecursion=10'')
ifdef(`confMAX_HOP', ``O MaxHopCount'ifelse(defn(`confMAX_HOP'), `', `', `=confMAX_HOP')', ``#O MaxHopCount=25'')
ifdef(`confMAX_MESSAGE_SIZE', ``O MaxMessageSize'ifelse(defn(`confMAX_MESSAGE_SIZE'), `', `', `=confMAX_MESSAGE_SIZE')', ``#O MaxMessageSize=0'')
ifdef(`confMAX_RCPTS_PER_MESSAGE', ``O MaxRecipientsPerMessage'ifelse(defn(`confMAX_RCPTS_PER_MESSAGE'), `', `', `=confMAX_RCPTS_PER_MESSAGE')', ``#O MaxRecipientsPerMessage=0'')
ifdef(`confMAX_MIME_HEADER_LENGTH', ``O MaxMimeHeaderLength'ifelse(defn(`confMAX_MIME_HEADER_LENGTH'), `', `', `=confMAX_MIME_HEADER_LENGTH')', ``#O MaxMimeHeaderLength=0/0'')
ifdef(`confMAX_HEADERS_LENGTH', ``O MaxHeadersLength'ifelse(defn(`confMAX_HEADERS_LENGTH'), `', `', `=confMAX_HEADERS_LENGTH')', ``#O MaxHeadersLength=32768'')
ifdef(`confREJECT_NUL', ``O RejectNUL'ifelse(defn(`confREJECT_NUL'), `', `', `=confREJECT_NUL')', ``#O RejectNUL=false'')
')dnl
ifelse(_UNSET_(`confMAX_QUEUE_CHILDREN confMAX_RUNNERS_PER_QUEUE confNICE_QUEUE_RUN confFAST_SPLIT confSEPARATE_PROC'), `1', ``#  Processes of queue runs: not set
'', `#  Processes of queue runs
ifdef(`confMAX_QUEUE_CHILDREN', ``O MaxQueueChildren'ifelse(defn(`confMAX_QUEUE_CHILDREN'), `', `', `=confMAX_QUEUE_CHILDREN')', ``#O MaxQueueChildren'')
ifdef(`confMAX_RUNNERS_PER_QUEUE', ``O MaxRunnersPerQueue'ifelse(defn(`confMAX_RUNNERS_PER_QUEUE'), `', `', `=confMAX_RUNNERS_PER_QUEUE')', ``#O MaxRunnersPerQueue=1'')
ifdef(`confNICE_QUEUE_RUN', ``O NiceQueueRun'ifelse(defn(`confNICE_QUEUE_RUN'), `', `', `=confNICE_QUEUE_RUN')', ``#O NiceQueueRun'')
ifdef(`confFAST_SPLIT', ``O FastSplit'ifelse(defn(`confFAST_SPLIT'), `', `', `=confFAST_SPLIT')', ``#O FastSplit=1'')
ifdef(`confSEPARATE_PROC', ``O ForkEachJob'ifelse(defn(`confSEPARATE_PROC'), `', `', `=confSEPARATE_PROC')', ``#O ForkEachJob=False'')
')dnl
ifelse(_UNSET_(`confQUEUE_FACTOR confQUEUE_SORT_ORDER confMIN_QUEUE_AGE confMAX_QUEUE_AGE confMAX_QUEUE_RUN_SIZE
confWORK_RECIPIENT_FACTOR confWORK_CLASS_FACTOR confWORK_TIME_FACTOR'), `1', ``#  Order and pace of queue runs: not set
'', `#  Order and pace of queue runs
ifdef(`confQUEUE_FACTOR', ``O QueueFactor'ifelse(defn(`confQUEUE_FACTOR'), `', `', `=confQUEUE_FACTOR')', ``#O QueueFactor=600000'')
ifdef(`confQUEUE_SORT_ORDER', ``O QueueSortOrder'ifelse(defn(`confQUEUE_SORT_ORDER'), `', `', `=confQUEUE_SORT_ORDER')', ``#O QueueSortOrder=priority'')
ifdef(`confMIN_QUEUE_AGE', ``O MinQueueAge'ifelse(defn(`confMIN_QUEUE_AGE'), `', `', `=confMIN_QUEUE_AGE')', ``#O MinQueueAge=30m'')
ifdef(`confMAX_QUEUE_AGE', ``O MaxQueueAge'ifelse(defn(`confMAX_QUEUE_AGE'), `', `', `=confMAX_QUEUE_AGE')', ``#O MaxQueueAge'')
ifdef(`confMAX_QUEUE_RUN_SIZE', ``O MaxQueueRunSize'ifelse(defn(`confMAX_QUEUE_RUN_SIZE'), `', `', `=confMAX_QUEUE_RUN_SIZE')', ``#O MaxQueueRunSize=0'')
ifdef(`confWORK_RECIPIENT_FACTOR', ``O RecipientFactor'ifelse(defn(`confWORK_RECIPIENT_FACTOR'), `', `', `=confWORK_RECIPIENT_FACTOR')', ``#O RecipientFactor=30000'')
ifdef(`confWORK_CLASS_FACTOR', ``O ClassFactor'ifelse(defn(`confWORK_CLASS_FACTOR'), `', `', `=confWORK_CLASS_FACTOR')', ``#O ClassFactor=1800'')
ifdef(`confWORK_TIME_FACTOR', ``O RetryFactor'ifelse(defn(`confWORK_TIME_FACTOR'), `', `', `=confWORK_TIME_FACTOR')', ``#O RetryFactor=90000'')
')dnl
ifelse(_UNSET_(`confCHECKPOINT_INTERVAL confQUEUE_FILE_MODE confSHARED_MEMORY_KEY confSHARED_MEMORY_KEY_FILE
confDF_BUFFER_SIZE confXF_BUFFER_SIZE confREQUIRES_DIR_FSYNC'), `1', ``#  Files of the queue: not set
'', `#  Files of the queue
ifdef(`confCHECKPOINT_INTERVAL', ``O CheckpointInterval'ifelse(defn(`confCHECKPOINT_INTERVAL'), `', `', `=confCHECKPOINT_INTERVAL')', ``#O CheckpointInterval=10'')
ifdef(`confQUEUE_FILE_MODE', ``O QueueFileMode'ifelse(defn(`confQUEUE_FILE_MODE'), `', `', `=confQUEUE_FILE_MODE')', ``#O QueueFileMode=0600'')
ifdef(`confSHARED_MEMORY_KEY', ``O SharedMemoryKey'ifelse(defn(`confSHARED_MEMORY_KEY'), `', `', `=confSHARED_MEMORY_KEY')', ``#O SharedMemoryKey=0'')
ifdef(`confSHARED_MEMORY_KEY_FILE', ``O SharedMemoryKeyFile'ifelse(defn(`confSHARED_MEMORY_KEY_FILE'), `', `', `=confSHARED_MEMORY_KEY_FILE')', ``#O SharedMemoryKeyFile'')
ifdef(`confDF_BUFFER_SIZE', ``O DataFileBufferSize'ifelse(defn(`confDF_BUFFER_SIZE'), `', `', `=confDF_BUFFER_SIZE')', ``#O DataFileBufferSize=4096'')
ifdef(`confXF_BUFFER_SIZE', ``O XscriptFileBufferSize'ifelse(defn(`confXF_BUFFER_SIZE'), `', `', `=confXF_BUFFER_SIZE')', ``#O XscriptFileBufferSize=4096'')
ifdef(`confREQUIRES_DIR_FSYNC', ``O RequiresDirfsync'ifelse(defn(`confREQUIRES_DIR_FSYNC'), `', `', `=confREQUIRES_DIR_FSYNC')', ``#O RequiresDirfsync=true'')
')dnl
ifelse(_UNSET_(`confDONT_PROBE_INTERFACES confBIND_OPTS confHELO_NAME confUSE_COMPRESSED_IPV6_ADDRESSES
confDONT_EXPAND_CNAMES'), `1', ``#  Names and addresses: not set
'', `#  Names and addresses
ifdef(`confDONT_PROBE_INTERFACES', ``O DontProbeInterfaces'ifelse(defn(`confDONT_PROBE_INTERFACES'), `', `', `=confDONT_PROBE_INTERFACES')', ``#O DontProbeInterfaces=False'')
ifdef(`confBIND_OPTS', ``O ResolverOptions'ifelse(defn(`confBIND_OPTS'), `', `', `=confBIND_OPTS')', ``#O ResolverOptions'')
ifdef(`confHELO_NAME', ``O HeloName'ifelse(defn(`confHELO_NAME'), `', `', `=confHELO_NAME')', ``#O HeloName'')
ifdef(`confUSE_COMPRESSED_IPV6_ADDRESSES', `O UseCompressedIPv6Addresses`'ifelse(defn(`confUSE_COMPRESSED_IPV6_ADDRESSES'), `', `', `=confUSE_COMPRESSED_IPV6_ADDRESSES')', ``#O UseCompressedIPv6Addresses'')
ifdef(`confDONT_EXPAND_CNAMES', ``O DontExpandCnames'ifelse(defn(`confDONT_EXPAND_CNAMES'), `', `', `=confDONT_EXPAND_CNAMES')', ``#O DontExpandCnames=False'')
')dnl
ifelse(_UNSET_(`confHOST_STATUS_DIRECTORY confSINGLE_THREAD_DELIVERY confDELIVER_BY_MIN confFALLBACK_MX
confFALLBACK_SMARTHOST confTRY_NULL_MX_LIST confDIAL_DELAY confSOFT_BOUNCE'), `1', ``#  Ways to other hosts: not set
'', `#  Ways to other hosts
ifdef(`confHOST_STATUS_DIRECTORY', ``O HostStatusDirectory'ifelse(defn(`confHOST_STATUS_DIRECTORY'), `', `', `=confHOST_STATUS_DIRECTORY')', ``#O HostStatusDirectory'')
ifdef(`confSINGLE_THREAD_DELIVERY', ``O SingleThreadDelivery'ifelse(defn(`confSINGLE_THREAD_DELIVERY'), `', `', `=confSINGLE_THREAD_DELIVERY')', ``#O SingleThreadDelivery=False'')
ifdef(`confDELIVER_BY_MIN', ``O DeliverByMin'ifelse(defn(`confDELIVER_BY_MIN'), `', `', `=confDELIVER_BY_MIN')', ``#O DeliverByMin=0'')
ifdef(`confFALLBACK_MX', ``O FallbackMXhost'ifelse(defn(`confFALLBACK_MX'), `', `', `=confFALLBACK_MX')', ``#O FallbackMXhost'')
ifdef(`confFALLBACK_SMARTHOST', ``O FallbackSmartHost'ifelse(defn(`confFALLBACK_SMARTHOST'), `', `', `=confFALLBACK_SMARTHOST')', ``#O FallbackSmartHost'')
ifdef(`confTRY_NULL_MX_LIST', ``O TryNullMXList'ifelse(defn(`confTRY_NULL_MX_LIST'), `', `', `=confTRY_NULL_MX_LIST')', ``#O TryNullMXList=False'')
ifdef(`confDIAL_DELAY', ``O DialDelay'ifelse(defn(`confDIAL_DELAY'), `', `', `=confDIAL_DELAY')', ``#O DialDelay=0s'')
ifdef(`confSOFT_BOUNCE', ``O SoftBounce'ifelse(defn(`confSOFT_BOUNCE'), `', `', `=confSOFT_BOUNCE')', ``#O SoftBounce=False'')
')dnl
ifelse(_UNSET_(`confMATCH_GECOS confDEF_USER_ID confUSERDB_SPEC confSAFE_FILE_ENV confDONT_INIT_GROUPS
confUNSAFE_GROUP_WRITES confRUN_AS_USER confTRUSTED_USER confMAILBOX_DATABASE'), `1', ``#  Users and their files: not set
'', `#  Users and their files
ifdef(`confMATCH_GECOS', ``O MatchGECOS'ifelse(defn(`confMATCH_GECOS'), `', `', `=confMATCH_GECOS')', ``#O MatchGECOS=False'')
ifdef(`confDEF_USER_ID', ``O DefaultUser'ifelse(defn(`confDEF_USER_ID'), `', `', `=confDEF_USER_ID')', ``#O DefaultUser'')
ifdef(`confUSERDB_SPEC', ``O UserDatabaseSpec'ifelse(defn(`confUSERDB_SPEC'), `', `', `=confUSERDB_SPEC')', ``#O UserDatabaseSpec'')
ifdef(`confSAFE_FILE_ENV', ``O SafeFileEnvironment'ifelse(defn(`confSAFE_FILE_ENV'), `', `', `=confSAFE_FILE_ENV')', ``#O SafeFileEnvironment'')
ifdef(`confDONT_INIT_GROUPS', ``O DontInitGroups'ifelse(defn(`confDONT_INIT_GROUPS'), `', `', `=confDONT_INIT_GROUPS')', ``#O DontInitGroups=False'')
ifdef(`confUNSAFE_GROUP_WRITES', ``O UnsafeGroupWrites'ifelse(defn(`confUNSAFE_GROUP_WRITES'), `', `', `=confUNSAFE_GROUP_WRITES')', ``#O UnsafeGroupWrites=True'')
ifdef(`confRUN_AS_USER', ``O RunAsUser'ifelse(defn(`confRUN_AS_USER'), `', `', `=confRUN_AS_USER')', ``#O RunAsUser'')
ifdef(`confTRUSTED_USER', ``O TrustedUser'ifelse(defn(`confTRUSTED_USER'), `', `', `=confTRUSTED_USER')', ``#O TrustedUser=root'')
ifdef(`confMAILBOX_DATABASE', ``O MailboxDatabase'ifelse(defn(`confMAILBOX_DATABASE'), `', `', `=confMAILBOX_DATABASE')', ``#O MailboxDatabase=pw'')
')dnl
ifelse(_UNSET_(`confUSE_MSP confSERVICE_SWITCH_FILE confHOSTS_FILE confCONTROL_SOCKET_NAME confPID_FILE
confPROCESS_TITLE_PREFIX'), `1', ``#  The daemon and its files: not set
'', `#  The daemon and its files
ifdef(`confUSE_MSP', ``O UseMSP'ifelse(defn(`confUSE_MSP'), `', `', `=confUSE_MSP')', ``#O UseMSP'')
ifdef(`confSERVICE_SWITCH_FILE', ``O ServiceSwitchFile'ifelse(defn(`confSERVICE_SWITCH_FILE'), `', `', `=confSERVICE_SWITCH_FILE')', `#O ServiceSwitchFile=MAIL_SETTINGS_DIR`'service.switch')
ifdef(`confHOSTS_FILE', ``O HostsFile'ifelse(defn(`confHOSTS_FILE'), `', `', `=confHOSTS_FILE')', ``#O HostsFile=/etc/hosts'')
ifdef(`confCONTROL_SOCKET_NAME', ``O ControlSocketName'ifelse(defn(`confCONTROL_SOCKET_NAME'), `', `', `=confCONTROL_SOCKET_NAME')', ``#O ControlSocketName'')
ifdef(`confPID_FILE', ``O PidFile'ifelse(defn(`confPID_FILE'), `', `', `=confPID_FILE')', ``#O PidFile=/var/run/sendmail.pid'')
ifdef(`confPROCESS_TITLE_PREFIX', ``O ProcessTitlePrefix'ifelse(defn(`confPROCESS_TITLE_PREFIX'), `', `', `=confPROCESS_TITLE_PREFIX')', ``#O ProcessTitlePrefix'')
')dnl
ifelse(_UNSET_(`confEIGHT_BIT_HANDLING confSAVE_FROM_LINES confIGNORE_DOTS confME_TOO confDONT_PRUNE_ROUTES
confDEF_CHAR_SET confNO_RCPT_ACTION confCOLON_OK_IN_ADDR confSINGLE_LINE_FROM_HEADER'), `1', ``#  Headers and texts: not set
'', `#  Headers and texts
ifdef(`confEIGHT_BIT_HANDLING', ``O EightBitMode'ifelse(defn(`confEIGHT_BIT_HANDLING'), `', `', `=confEIGHT_BIT_HANDLING')', ``#O EightBitMode=pass8'')
ifdef(`confSAVE_FROM_LINES', ``O SaveFromLine'ifelse(defn(`confSAVE_FROM_LINES'), `', `', `=confSAVE_FROM_LINES')', ``#O SaveFromLine=False'')
ifdef(`confIGNORE_DOTS', ``O IgnoreDots'ifelse(defn(`confIGNORE_DOTS'), `', `', `=confIGNORE_DOTS')', ``#O IgnoreDots=False'')
ifdef(`confME_TOO', ``O MeToo'ifelse(defn(`confME_TOO'), `', `', `=confME_TOO')', ``#O MeToo=True'')
ifdef(`confDONT_PRUNE_ROUTES', ``O DontPruneRoutes'ifelse(defn(`confDONT_PRUNE_ROUTES'), `', `', `=confDONT_PRUNE_ROUTES')', ``#O DontPruneRoutes=False'')
ifdef(`confDEF_CHAR_SET', ``O DefaultCharSet'ifelse(defn(`confDEF_CHAR_SET'), `', `', `=confDEF_CHAR_SET')', ``#O DefaultCharSet=unknown-8bit'')
ifdef(`confNO_RCPT_ACTION', ``O NoRecipientAction'ifelse(defn(`confNO_RCPT_ACTION'), `', `', `=confNO_RCPT_ACTION')', ``#O NoRecipientAction=none'')
ifdef(`confCOLON_OK_IN_ADDR', ``O ColonOkInAddr'ifelse(defn(`confCOLON_OK_IN_ADDR'), `', `', `=confCOLON_OK_IN_ADDR')', ``#O ColonOkInAddr=True'')
ifdef(`confSINGLE_LINE_FROM_HEADER', ``O SingleLineFromHeader'ifelse(defn(`confSINGLE_LINE_FROM_HEADER'), `', `', `=confSINGLE_LINE_FROM_HEADER')', ``#O SingleLineFromHeader=False'')
')dnl
ifelse(_UNSET_(`confERROR_MODE confCOPY_ERRORS_TO confDOUBLE_BOUNCE_ADDRESS confDEAD_LETTER_DROP
confRRT_IMPLIES_DSN'), `1', ``#  Errors: not set
'', `#  Errors
ifdef(`confERROR_MODE', ``O ErrorMode'ifelse(defn(`confERROR_MODE'), `', `', `=confERROR_MODE')', ``#O ErrorMode=print'')
ifdef(`confCOPY_ERRORS_TO', ``O PostmasterCopy'ifelse(defn(`confCOPY_ERRORS_TO'), `', `', `=confCOPY_ERRORS_TO')', ``#O PostmasterCopy'')
ifdef(`confDOUBLE_BOUNCE_ADDRESS', ``O DoubleBounceAddress'ifelse(defn(`confDOUBLE_BOUNCE_ADDRESS'), `', `', `=confDOUBLE_BOUNCE_ADDRESS')', ``#O DoubleBounceAddress=postmaster'')
ifdef(`confDEAD_LETTER_DROP', ``O DeadLetterDrop'ifelse(defn(`confDEAD_LETTER_DROP'), `', `', `=confDEAD_LETTER_DROP')', ``#O DeadLetterDrop'')
ifdef(`confRRT_IMPLIES_DSN', ``O RrtImpliesDsn'ifelse(defn(`confRRT_IMPLIES_DSN'), `', `', `=confRRT_IMPLIES_DSN')', ``#O RrtImpliesDsn=False'')
')dnl
ifelse(_UNSET_(`confAUTH_REALM confDEF_AUTH_INFO confAUTH_OPTIONS confAUTH_MAX_BITS'), `1', ``#  SMTP AUTH: not set
'', `#  SMTP AUTH
ifdef(`confAUTH_REALM', ``O AuthRealm'ifelse(defn(`confAUTH_REALM'), `', `', `=confAUTH_REALM')', ``#O AuthRealm'')
ifdef(`confDEF_AUTH_INFO', ``O DefaultAuthInfo'ifelse(defn(`confDEF_AUTH_INFO'), `', `', `=confDEF_AUTH_INFO')', ``#O DefaultAuthInfo'')
ifdef(`confAUTH_OPTIONS', ``O AuthOptions'ifelse(defn(`confAUTH_OPTIONS'), `', `', `=confAUTH_OPTIONS')', ``#O AuthOptions'')
ifdef(`confAUTH_MAX_BITS', ``O AuthMaxBits'ifelse(defn(`confAUTH_MAX_BITS'), `', `', `=confAUTH_MAX_BITS')', ``#O AuthMaxBits'')
')dnl
ifelse(_UNSET_(`confCACERT_PATH confCACERT confSERVER_CERT confSERVER_KEY confCLIENT_CERT confCLIENT_KEY
confCRL confCRL_PATH confDH_PARAMETERS confRAND_FILE confCERT_FINGERPRINT_ALGORITHM'), `1', ``#  Certificates and keys: not set
'', `#  Certificates and keys
ifdef(`confCACERT_PATH', ``O CACertPath'ifelse(defn(`confCACERT_PATH'), `', `', `=confCACERT_PATH')', ``#O CACertPath'')
ifdef(`confCACERT', ``O CACertFile'ifelse(defn(`confCACERT'), `', `', `=confCACERT')', ``#O CACertFile'')
ifdef(`confSERVER_CERT', ``O ServerCertFile'ifelse(defn(`confSERVER_CERT'), `', `', `=confSERVER_CERT')', ``#O ServerCertFile'')
ifdef(`confSERVER_KEY', ``O ServerKeyFile'ifelse(defn(`confSERVER_KEY'), `', `', `=confSERVER_KEY')', ``#O ServerKeyFile'')
ifdef(`confCLIENT_CERT', ``O ClientCertFile'ifelse(defn(`confCLIENT_CERT'), `', `', `=confCLIENT_CERT')', ``#O ClientCertFile'')
ifdef(`confCLIENT_KEY', ``O ClientKeyFile'ifelse(defn(`confCLIENT_KEY'), `', `', `=confCLIENT_KEY')', ``#O ClientKeyFile'')
ifdef(`confCRL', ``O CRLFile'ifelse(defn(`confCRL'), `', `', `=confCRL')', ``#O CRLFile'')
ifdef(`confCRL_PATH', ``O CRLPath'ifelse(defn(`confCRL_PATH'), `', `', `=confCRL_PATH')', ``#O CRLPath'')
ifdef(`confDH_PARAMETERS', ``O DHParameters'ifelse(defn(`confDH_PARAMETERS'), `', `', `=confDH_PARAMETERS')', ``#O DHParameters'')
ifdef(`confRAND_FILE', ``O RandFile'ifelse(defn(`confRAND_FILE'), `', `', `=confRAND_FILE')', ``#O RandFile'')
ifdef(`confCERT_FINGERPRINT_ALGORITHM', ``O CertFingerprintAlgorithm'ifelse(defn(`confCERT_FINGERPRINT_ALGORITHM'), `', `', `=confCERT_FINGERPRINT_ALGORITHM')', ``#O CertFingerprintAlgorithm'')
')dnl
ifelse(_UNSET_(`confSSL_ENGINE confSSL_ENGINE_PATH confTLS_FALLBACK_TO_CLEAR confDANE'), `1', ``#  TLS: not set
'', `#  TLS
ifdef(`confSSL_ENGINE', ``O SSLEngine'ifelse(defn(`confSSL_ENGINE'), `', `', `=confSSL_ENGINE')', ``#O SSLEngine'')
ifdef(`confSSL_ENGINE_PATH', ``O SSLEnginePath'ifelse(defn(`confSSL_ENGINE_PATH'), `', `', `=confSSL_ENGINE_PATH')', ``#O SSLEnginePath'')
ifdef(`confTLS_FALLBACK_TO_CLEAR', ``O TLSFallbacktoClear'ifelse(defn(`confTLS_FALLBACK_TO_CLEAR'), `', `', `=confTLS_FALLBACK_TO_CLEAR')', ``#O TLSFallbacktoClear'')
ifdef(`confDANE', ``O DANE'ifelse(defn(`confDANE'), `', `', `=confDANE')', ``#O DANE=false'')
')dnl
