// What every statement says.
MATCH (s:Statement) WHERE s.text <> '' RETURN s.id AS id, s.text AS text
