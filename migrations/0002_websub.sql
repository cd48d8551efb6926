CREATE TABLE "ingest"."subscription" (
	"feed_id" text PRIMARY KEY NOT NULL,
	"hub" text NOT NULL,
	"topic" text NOT NULL,
	"token" text NOT NULL,
	"secret" text NOT NULL,
	"state" text DEFAULT 'wanted' NOT NULL,
	"lease_seconds" integer,
	"lease_ends_at" timestamp with time zone,
	"ask_at" timestamp with time zone DEFAULT now() NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_push_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "subscription_token_key" ON "ingest"."subscription" USING btree ("token");--> statement-breakpoint
CREATE INDEX "subscription_ask_at_idx" ON "ingest"."subscription" USING btree ("ask_at");