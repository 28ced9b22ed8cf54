// The node with an application id.
MATCH (n:KIND {id: $id}) RETURN n
