-- A notice that brings the text of its story is a story that later notices speak of. What waits is told by its length alone: a notice's words are fewer.
ALTER TABLE "ingest"."notice" ADD COLUMN "carries_story" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "ingest"."notice" SET "carries_story" = true WHERE ("told"->>'wordCount')::integer > 150;
