// Hold back everybody who takes the same lock until this transaction ends; nobody else ever sees the node.
CREATE (n:BackchannelLock {id: $id}) DELETE n
