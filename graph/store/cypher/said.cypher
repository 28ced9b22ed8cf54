// When statements were said, and in what mood.
UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id, s.said AS said, s.sentiment AS sentiment
