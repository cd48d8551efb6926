CREATE SCHEMA "ingest";
--> statement-breakpoint
CREATE TABLE "ingest"."cluster" (
	"id" uuid PRIMARY KEY NOT NULL,
	"origin_story_id" uuid NOT NULL,
	"size" integer NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."command" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"job_id" text NOT NULL,
	"name" text NOT NULL,
	"arguments" jsonb NOT NULL,
	"actor" text,
	"reason" text,
	"state" text NOT NULL,
	"progress" jsonb,
	"result" jsonb,
	"error" text,
	"cancel_requested_by" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ingest"."consumer" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"last_error" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."decision" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"outcome" text NOT NULL,
	"counterpart" uuid,
	"similarity" real,
	"evidence" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"story_id" uuid,
	"time" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."event_counter" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."event_intent" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"type" text NOT NULL,
	"subject" text NOT NULL,
	"story_id" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."feed" (
	"id" text PRIMARY KEY NOT NULL,
	"agency" text NOT NULL,
	"url" text NOT NULL,
	"configured_url" text NOT NULL,
	"every_seconds" integer,
	"cron" text,
	"timezone" text,
	"format" text DEFAULT 'auto' NOT NULL,
	"articles" text DEFAULT 'missing' NOT NULL,
	"language" text,
	"auth" jsonb,
	"extract" jsonb,
	"managed_by" text NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"etag" text,
	"last_modified" text,
	"last_sha256" text,
	"last_poll_at" timestamp with time zone,
	"last_success_at" timestamp with time zone,
	"last_change_at" timestamp with time zone,
	"next_poll_at" timestamp with time zone,
	"consecutive_failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."fingerprint" (
	"story_id" uuid PRIMARY KEY NOT NULL,
	"features" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."fingerprint_key" (
	"key" bigint NOT NULL,
	"story_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "fingerprint_key_key_story_id_pk" PRIMARY KEY("key","story_id")
);
--> statement-breakpoint
CREATE TABLE "ingest"."host_slot" (
	"host" text PRIMARY KEY NOT NULL,
	"next_free_at" timestamp with time zone NOT NULL,
	"interval_ms" integer NOT NULL,
	"backoff_until" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."item" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed_id" text NOT NULL,
	"identity" text NOT NULL,
	"revision" integer NOT NULL,
	"entry_hash" text NOT NULL,
	"story_id" uuid,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."item_revision" (
	"item_id" bigint NOT NULL,
	"revision" integer NOT NULL,
	"entry" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"page_url" text,
	"page_final_url" text,
	"page_sha256" text,
	"page_headers" jsonb,
	"page_problem" text,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "item_revision_item_id_revision_pk" PRIMARY KEY("item_id","revision")
);
--> statement-breakpoint
CREATE TABLE "ingest"."media" (
	"story_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"url" text,
	"caption" text,
	"alt_text" text,
	"credit_line" text,
	"credit" jsonb,
	"width" integer,
	"height" integer,
	"mime_type" text,
	CONSTRAINT "media_story_id_position_pk" PRIMARY KEY("story_id","position")
);
--> statement-breakpoint
CREATE TABLE "ingest"."raw" (
	"sha256" text PRIMARY KEY NOT NULL,
	"zstd" "bytea" NOT NULL,
	"length" integer NOT NULL,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."retrieval" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed_id" text NOT NULL,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"status" integer,
	"headers" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."story" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uri" text NOT NULL,
	"agency" text NOT NULL,
	"feed_id" text NOT NULL,
	"version" integer NOT NULL,
	"pub_status" text NOT NULL,
	"headline" text NOT NULL,
	"url" text,
	"canonical_url" text,
	"published_at" timestamp with time zone,
	"updated_at" timestamp with time zone,
	"embargoed_until" timestamp with time zone,
	"released_at" timestamp with time zone,
	"first_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"stored_at" timestamp with time zone DEFAULT now() NOT NULL,
	"content" jsonb NOT NULL,
	"version_hash" text NOT NULL,
	"text_hash" text NOT NULL,
	"cluster_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"pub_status_by" text DEFAULT 'feed' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ingest"."story_identity" (
	"scheme" text NOT NULL,
	"key" text NOT NULL,
	"story_id" uuid NOT NULL,
	CONSTRAINT "story_identity_scheme_key_pk" PRIMARY KEY("scheme","key")
);
--> statement-breakpoint
CREATE TABLE "ingest"."story_version" (
	"story_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"change" text NOT NULL,
	"content" jsonb NOT NULL,
	"version_hash" text NOT NULL,
	"text_hash" text NOT NULL,
	"item_id" bigint,
	"item_revision" integer,
	"raw_sha256" text,
	"page_sha256" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "story_version_story_id_version_pk" PRIMARY KEY("story_id","version")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "command_job" ON "ingest"."command" USING btree ("job_id");--> statement-breakpoint
CREATE INDEX "command_started" ON "ingest"."command" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "decision_story" ON "ingest"."decision" USING btree ("story_id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_id" ON "ingest"."event" USING btree ("id");--> statement-breakpoint
CREATE INDEX "event_story" ON "ingest"."event" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "fingerprint_at" ON "ingest"."fingerprint" USING btree ("at");--> statement-breakpoint
CREATE INDEX "fingerprint_key_story" ON "ingest"."fingerprint_key" USING btree ("story_id");--> statement-breakpoint
CREATE UNIQUE INDEX "item_identity" ON "ingest"."item" USING btree ("feed_id","identity");--> statement-breakpoint
CREATE INDEX "item_story" ON "ingest"."item" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "item_revision_pending" ON "ingest"."item_revision" USING btree ("due_at") WHERE state in ('page', 'ready');--> statement-breakpoint
CREATE INDEX "item_revision_created" ON "ingest"."item_revision" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "retrieval_sha256" ON "ingest"."retrieval" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "retrieval_at" ON "ingest"."retrieval" USING btree ("at");--> statement-breakpoint
CREATE INDEX "story_cluster" ON "ingest"."story" USING btree ("cluster_id");--> statement-breakpoint
CREATE INDEX "story_text_hash" ON "ingest"."story" USING btree ("text_hash");--> statement-breakpoint
CREATE INDEX "story_first_seen" ON "ingest"."story" USING btree ("first_seen_at");--> statement-breakpoint
CREATE INDEX "story_embargo" ON "ingest"."story" USING btree ("embargoed_until") WHERE embargoed_until is not null and released_at is null;--> statement-breakpoint
CREATE INDEX "story_identity_story" ON "ingest"."story_identity" USING btree ("story_id");--> statement-breakpoint
CREATE INDEX "story_version_item" ON "ingest"."story_version" USING btree ("item_id");