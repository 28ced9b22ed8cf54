// What was written by a run that did not come to its end.
MATCH (n:BackchannelUnsettled) RETURN n.id AS id
