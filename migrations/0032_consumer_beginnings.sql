ALTER TABLE "ingest"."consumer" ADD COLUMN "handed_seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."consumer" ADD COLUMN "handed_before" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
-- What those that are there have been handed is not known: all that there is.
UPDATE ingest.consumer c SET handed_seq = n.seq, handed_before = n.seq FROM ingest.event_counter n WHERE c.kind = 'sql';
--> statement-breakpoint
-- The oldest event that is kept; the next one's number, where none is.
CREATE FUNCTION ingest.oldest_seq() RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT coalesce((SELECT min(e.seq) FROM ingest.event e), (SELECT c.seq + 1 FROM ingest.event_counter c))
$$;
--> statement-breakpoint
-- The number after which somebody's events begin: 'now' (and 'snapshot', which is now in a transaction that also reads the stories), 'first', an
-- event's number, or a time.
CREATE FUNCTION ingest.beginning("from" text) RETURNS bigint LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
DECLARE
  newest bigint;
  oldest bigint;
  began timestamptz;
BEGIN
  SELECT c.seq INTO newest FROM ingest.event_counter c;
  oldest := ingest.oldest_seq();
  IF "from" = 'snapshot' AND current_setting('transaction_isolation') NOT IN ('repeatable read', 'serializable') THEN
    RAISE EXCEPTION 'from ''snapshot'': stories and events of one moment are read in one transaction, and this one is %', current_setting('transaction_isolation')
      USING ERRCODE = '25000', HINT = 'BEGIN ISOLATION LEVEL REPEATABLE READ; then this call, then SELECT … FROM wire.story; COMMIT';
  ELSIF "from" IN ('now', 'snapshot') THEN
    RETURN newest;
  ELSIF "from" = 'first' THEN
    RETURN oldest - 1;
  ELSIF "from" ~ '^[0-9]{1,18}$' THEN
    IF "from"::bigint < oldest OR "from"::bigint > newest + 1 THEN
      RAISE EXCEPTION 'from %: the events that are kept are % to %', "from", oldest, newest
        USING ERRCODE = '22023', HINT = format('from %s is the first, %s what comes next; older ones were dropped by retention', oldest, newest + 1);
    END IF;
    RETURN "from"::bigint - 1;
  ELSIF "from" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})$' THEN
    began := "from"::timestamptz;
    IF began > clock_timestamp() THEN
      RAISE EXCEPTION 'from %: that time has not come', "from" USING ERRCODE = '22023', HINT = 'give a time that has, or now';
    ELSIF oldest > 1 AND began < (SELECT e.time FROM ingest.event e WHERE e.seq = oldest) THEN
      RAISE EXCEPTION 'from %: the oldest event that is kept is % of %', "from", oldest, (SELECT e.time FROM ingest.event e WHERE e.seq = oldest)
        USING ERRCODE = '22023', HINT = 'older ones were dropped by retention: begin with first, or with a snapshot';
    END IF;
    RETURN coalesce((SELECT e.seq FROM ingest.event e WHERE e.time >= began ORDER BY e.seq LIMIT 1), newest + 1) - 1;
  END IF;
  RAISE EXCEPTION 'from must be now, first, snapshot, an event''s number from 1, or a time such as 2026-11-01T06:00:00Z, given %', quote_nullable("from")
    USING ERRCODE = '22023';
END $$;
--> statement-breakpoint
-- Which events somebody wants: {"types": […], "agencies": […], "languages": […], "subjects": […], "urgency": 3}, each as far as it is given.
CREATE FUNCTION ingest.check_event_filter(filter jsonb) RETURNS void LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
DECLARE
  field text;
  given jsonb;
BEGIN
  IF filter IS NULL THEN RETURN; END IF;
  IF jsonb_typeof(filter) <> 'object' THEN
    RAISE EXCEPTION 'filter must be a JSON object, given %', filter USING ERRCODE = '22023';
  END IF;
  FOR field, given IN SELECT * FROM jsonb_each(filter) LOOP
    IF field IN ('types', 'agencies', 'languages', 'subjects') THEN
      IF jsonb_typeof(given) <> 'array' OR EXISTS (SELECT FROM jsonb_array_elements(CASE jsonb_typeof(given) WHEN 'array' THEN given ELSE '[]' END) one WHERE jsonb_typeof(one) <> 'string') THEN
        RAISE EXCEPTION 'filter: % must be an array of strings, given %', field, given USING ERRCODE = '22023';
      END IF;
    ELSIF field = 'urgency' THEN
      IF given::text !~ '^[1-9]$' THEN
        RAISE EXCEPTION 'filter: urgency must be a whole number from 1 to 9, the least urgent that is wanted, given %', given USING ERRCODE = '22023';
      END IF;
    ELSE
      RAISE EXCEPTION 'filter: there is no %; there are types, agencies, languages, subjects and urgency', quote_literal(field) USING ERRCODE = '22023';
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- The newest event's number: in one transaction with wire.story (REPEATABLE READ), the one that its stories stand at.
CREATE FUNCTION wire.newest_seq() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT c.seq FROM ingest.event_counter c
$$;
--> statement-breakpoint
-- For readers who keep their own cursor: it writes nothing, and so works on replicas and in read-only sessions.
CREATE FUNCTION wire.events_after(seq bigint, "limit" int DEFAULT 100, filter jsonb DEFAULT NULL) RETURNS SETOF wire.event
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  newest bigint;
  oldest bigint;
BEGIN
  SELECT c.seq INTO newest FROM ingest.event_counter c;
  oldest := ingest.oldest_seq();
  -- A replica may not have what its reader has seen elsewhere.
  IF events_after.seq IS NULL OR events_after.seq < 0 OR (events_after.seq > newest AND NOT pg_is_in_recovery()) THEN
    RAISE EXCEPTION 'seq must be from % to %, the newest event, given %', oldest - 1, newest, quote_nullable(events_after.seq::text) USING ERRCODE = '22023';
  ELSIF events_after.seq < oldest - 1 THEN
    RAISE EXCEPTION 'the events % to % were dropped by retention: the oldest that is kept is %', events_after.seq + 1, oldest - 1, oldest
      USING ERRCODE = '22023', HINT = format('go on after %s and know what is missing, or begin anew with a snapshot', oldest - 1);
  END IF;
  PERFORM ingest.check_event_filter(filter);
  RETURN QUERY
    SELECT e.* FROM wire.event e
    WHERE e.seq > events_after.seq AND ingest.event_matches(filter, e.type, e.data)
    ORDER BY e.seq LIMIT greatest(0, least("limit", 10000));
END $$;
--> statement-breakpoint
-- A consumer of this name, and where it begins; the login's that calls.
CREATE FUNCTION ingest.add_consumer(consumer text, "from" text) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  most constant int := 32;
  after bigint;
BEGIN
  IF consumer IS NULL OR consumer !~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$' THEN
    RAISE EXCEPTION 'consumer must be 1 to 63 letters, digits, dots, hyphens or underscores, given %', quote_nullable(consumer) USING ERRCODE = '22023';
  ELSIF current_setting('transaction_read_only') = 'on' THEN
    RAISE EXCEPTION 'consumer %: this session only reads, and so cannot note how far a consumer is', quote_literal(consumer)
      USING ERRCODE = '25006', HINT = 'keep a cursor of your own: wire.events_after(seq, limit)';
  END IF;
  PERFORM ingest.own_consumer(consumer);
  IF EXISTS (SELECT FROM ingest.consumer c WHERE c.name = consumer) THEN RETURN NULL; END IF;
  IF (SELECT count(*) FROM ingest.consumer c WHERE c.owner = session_user) >= most THEN
    RAISE EXCEPTION 'consumer %: the login % has % others, the most that one may have', quote_literal(consumer), session_user, most
      USING ERRCODE = '53400', HINT = 'an operator removes those that nobody polls: telex consumers remove NAME';
  END IF;
  after := ingest.beginning("from");
  INSERT INTO ingest.consumer (name, kind, owner, seq, handed_seq, handed_before) VALUES (consumer, 'sql', session_user, after, after, after)
    ON CONFLICT (name) DO NOTHING;
  RETURN after;
END $$;
--> statement-breakpoint
CREATE FUNCTION wire.begin_events(consumer text, "from" text DEFAULT 'now') RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  after bigint := ingest.add_consumer(consumer, "from");
BEGIN
  IF after IS NULL THEN
    RAISE EXCEPTION 'consumer % is there, and has had the events up to %', quote_literal(consumer), (SELECT c.seq FROM ingest.consumer c WHERE c.name = consumer)
      USING ERRCODE = '42710', HINT = 'poll_events goes on from there; an operator sets it back: telex consumers rewind NAME --from SEQ';
  END IF;
  RETURN after;
END $$;
--> statement-breakpoint
-- The cursor's row is locked before events are read, so that a replay comes before that or after it. Where a filter lets nothing through, the cursor
-- goes on by itself: there is nothing to acknowledge.
CREATE OR REPLACE FUNCTION wire.poll_events(consumer text, "limit" int DEFAULT 100) RETURNS SETOF wire.event
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  looked_at constant int := 100000;
  most int := greatest(0, least("limit", 10000));
  held ingest.consumer;
  oldest bigint;
  newest bigint;
  found bigint;
  last bigint;
BEGIN
  PERFORM ingest.add_consumer(consumer, 'first');
  SELECT * INTO held FROM ingest.consumer c WHERE c.name = poll_events.consumer FOR NO KEY UPDATE;
  IF held.paused_at IS NOT NULL THEN RETURN; END IF;
  oldest := ingest.oldest_seq();
  IF held.seq < oldest - 1 THEN
    RAISE EXCEPTION 'consumer % has had the events up to %: % to % were dropped since, the oldest that is kept is %', quote_literal(consumer), held.seq, held.seq + 1, oldest - 1, oldest
      USING ERRCODE = '22023', HINT = format('an operator lets it go on: telex consumers rewind %s --from %s; or remove it, and begin anew with a snapshot', consumer, oldest);
  END IF;
  SELECT least(c.seq, held.seq + looked_at) INTO newest FROM ingest.event_counter c;
  SELECT count(*), max(e.seq) INTO found, last FROM (
    SELECT e.seq FROM ingest.event e WHERE e.seq > held.seq AND e.seq <= newest AND ingest.event_matches(held.filter, e.type, e.data)
    ORDER BY e.seq LIMIT most) e;
  IF found < most THEN last := newest; END IF;
  IF last > held.handed_seq OR (found = 0 AND last > held.seq) THEN
    UPDATE ingest.consumer c SET handed_seq = greatest(c.handed_seq, last), seq = CASE found WHEN 0 THEN last ELSE c.seq END WHERE c.name = poll_events.consumer;
  END IF;
  RETURN QUERY
    SELECT e.* FROM wire.event e
    WHERE e.seq > held.seq AND e.seq <= last AND ingest.event_matches(held.filter, e.type, e.data) ORDER BY e.seq;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wire.ack_events(consumer text, seq bigint) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  newest bigint;
  held ingest.consumer;
BEGIN
  SELECT c.seq INTO newest FROM ingest.event_counter c;
  IF ack_events.seq IS NULL OR ack_events.seq < 0 OR ack_events.seq > newest THEN
    RAISE EXCEPTION 'seq must be from 0 to %, the newest event, given %', newest, quote_nullable(ack_events.seq::text) USING ERRCODE = '22023';
  END IF;
  PERFORM ingest.own_consumer(consumer);
  SELECT * INTO held FROM ingest.consumer c WHERE c.name = ack_events.consumer FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no consumer named %: poll_events makes one at its first call', quote_nullable(ack_events.consumer) USING ERRCODE = '22023';
  ELSIF ack_events.seq > greatest(held.seq, held.handed_seq, held.handed_before) THEN
    RAISE EXCEPTION 'consumer % was handed the events up to %: it cannot have had %', quote_literal(consumer), greatest(held.seq, held.handed_seq), ack_events.seq
      USING ERRCODE = '22023', HINT = 'acknowledge the last that poll_events gave; to leave events out: telex consumers rewind NAME --from SEQ';
  ELSIF ack_events.seq > greatest(held.seq, held.handed_seq) THEN
    RAISE NOTICE 'consumer % was set back to get the events from % on again: what it had before that is not acknowledged any more', quote_literal(consumer), held.seq + 1;
    RETURN held.seq;
  END IF;
  UPDATE ingest.consumer c SET seq = greatest(c.seq, ack_events.seq), updated_at = now(), acked_at = now() WHERE c.name = ack_events.consumer;
  RETURN greatest(held.seq, ack_events.seq);
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ingest.oldest_seq(), ingest.beginning(text), ingest.check_event_filter(jsonb),
  ingest.add_consumer(text, text), wire.newest_seq(), wire.events_after(bigint, int, jsonb), wire.begin_events(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION wire.newest_seq(), wire.events_after(bigint, int, jsonb), wire.begin_events(text, text) TO telex_reader;
