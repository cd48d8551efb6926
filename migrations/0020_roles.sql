-- Locked by the process whose relay leads: logins that only read cannot reach it, as they could an advisory lock.
CREATE TABLE "ingest"."lead" (
	"id" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
-- A worker that owns nothing has partitions made and dropped all the same.
ALTER FUNCTION ingest.add_fingerprint_days(date, int) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
--> statement-breakpoint
ALTER FUNCTION ingest.drop_fingerprint_days(timestamptz) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
--> statement-breakpoint
REVOKE ALL ON FUNCTION ingest.add_fingerprint_days(date, int), ingest.drop_fingerprint_days(timestamptz) FROM PUBLIC;
