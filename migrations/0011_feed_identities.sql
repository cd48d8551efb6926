ALTER TABLE "ingest"."feed" ADD COLUMN "identities" text DEFAULT 'kept' NOT NULL;--> statement-breakpoint
CREATE OR REPLACE VIEW wire.feed_status AS
SELECT
  id AS feed_id, agency,
  CASE WHEN state <> 'active' THEN state WHEN consecutive_failures > 0 THEN 'failing' WHEN last_success_at IS NULL THEN 'new' ELSE 'ok' END AS state,
  last_success_at, last_change_at, consecutive_failures, last_error, next_poll_at, last_poll_at, failing_since, url,
  identities
FROM ingest.feed WHERE state <> 'removed';
