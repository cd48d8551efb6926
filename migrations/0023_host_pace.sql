ALTER TABLE "ingest"."feed" ADD COLUMN "pace_ms" integer;--> statement-breakpoint
ALTER TABLE "ingest"."host_slot" ADD COLUMN "next_poll_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "ingest"."host_slot" ADD COLUMN "crawl_delay_seconds" double precision;