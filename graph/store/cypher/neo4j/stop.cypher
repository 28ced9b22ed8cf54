// End the transaction of the query with a ticket.
SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData.backchannel_ticket = $ticket
TERMINATE TRANSACTIONS id YIELD message
RETURN message
