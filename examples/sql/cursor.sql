-- Work and acknowledgement in one transaction: where both lie in one database, each event is worked off once, whatever fails. Run it again and again;
-- `LISTEN wire_event` says when. Before: CREATE TABLE cms_event (seq bigint PRIMARY KEY, type text, data jsonb);
WITH got AS MATERIALIZED (
  SELECT seq, type, data FROM wire.poll_events('cms-sql', 100)
), done AS (
  INSERT INTO cms_event (seq, type, data) SELECT seq, type, data FROM got
)
SELECT wire.ack_events('cms-sql', max(seq)) FROM got HAVING max(seq) IS NOT NULL;
