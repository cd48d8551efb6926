ALTER TABLE "ingest"."consumer" ADD COLUMN "filter" jsonb;--> statement-breakpoint
-- The one place where a filter is applied. What an event does not say holds for no part that asks for it; a kill always passes.
CREATE FUNCTION ingest.event_matches(filter jsonb, type text, data jsonb) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN filter IS NULL OR type = 'story.killed' OR (
    (filter->'types' IS NULL OR EXISTS (SELECT FROM jsonb_array_elements_text(filter->'types') one
      WHERE type = one OR (right(one, 2) = '.*' AND starts_with(type, left(one, -1)))))
    AND (filter->'agencies' IS NULL OR EXISTS (SELECT FROM jsonb_array_elements_text(filter->'agencies') one
      WHERE lower(data->>'agency') = lower(one)))
    AND (filter->'languages' IS NULL OR EXISTS (SELECT FROM jsonb_array_elements_text(filter->'languages') one
      WHERE lower(data->>'language') = lower(one) OR starts_with(lower(data->>'language'), lower(one) || '-')))
    AND (filter->'subjects' IS NULL OR EXISTS (SELECT FROM jsonb_array_elements_text(filter->'subjects') one, jsonb_array_elements_text(data->'subjects') said
      WHERE lower(said) = lower(one) OR lower(split_part(said, ':', 2)) = lower(one)))
    AND (filter->'urgency' IS NULL OR coalesce((data->>'urgency')::int <= (filter->>'urgency')::int, false)));
--> statement-breakpoint
CREATE OR REPLACE VIEW wire.consumer_status AS
SELECT
  c.name,
  CASE WHEN c.kind = 'sql' THEN 'cursor' WHEN c.kind <> 'sink' THEN c.kind WHEN c.name LIKE 'queue:%' THEN 'queue' ELSE 'stream' END AS kind,
  c.owner, c.filter, c.seq,
  (SELECT n.seq FROM ingest.event_counter n) - c.seq AS lag_events,
  coalesce((SELECT greatest(0, extract(epoch FROM clock_timestamp() - e.time)) FROM ingest.event e WHERE e.seq > c.seq ORDER BY e.seq LIMIT 1), 0)::float8 AS lag_seconds,
  CASE WHEN c.paused_at IS NOT NULL THEN 'paused' WHEN c.last_error IS NULL THEN 'ok' ELSE 'failing' END AS state,
  c.last_error
FROM ingest.consumer c;
