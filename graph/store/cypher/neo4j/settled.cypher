// Everything that was written has been compared.
MATCH (n:BackchannelUnsettled)
CALL (n) { REMOVE n:BackchannelUnsettled } IN TRANSACTIONS OF 5000 ROWS
