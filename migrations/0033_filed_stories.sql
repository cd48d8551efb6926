-- What newsrooms filter by stands beside a story's content, in columns that a trigger fills, whoever writes: to filter by what lies in the content read each text.
-- Rows that are there already are filled before the next migration, in small steps (src/store/filing.ts); workers of the version before go on meanwhile.
CREATE TABLE "ingest"."citation" (
	"story_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sentence" text,
	"place" text,
	"spellings" text[] NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "citation_story_id_position_pk" PRIMARY KEY("story_id","position")
);
--> statement-breakpoint
CREATE TABLE "ingest"."quote" (
	"story_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"speaker" text,
	"role" text,
	"text" text NOT NULL,
	"kind" text,
	"cue" text,
	"confidence" real,
	"start_offset" integer,
	"end_offset" integer,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quote_story_id_position_pk" PRIMARY KEY("story_id","position")
);
--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "urgency" integer;--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "subjects" jsonb;--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "keywords" text[];--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "signals" jsonb;--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "has_picture" boolean;--> statement-breakpoint
ALTER TABLE "ingest"."story" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "citation_name" ON "ingest"."citation" USING btree ("name","first_seen_at");--> statement-breakpoint
CREATE INDEX "quote_speaker" ON "ingest"."quote" USING btree ("speaker","first_seen_at") WHERE speaker is not null;
--> statement-breakpoint
-- Names are cut to what an index holds.
CREATE FUNCTION ingest.file_story() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.language := left(NEW.content->>'language', 100);
  NEW.urgency := CASE WHEN NEW.content->>'urgency' ~ '^[0-9]{1,9}$' THEN (NEW.content->>'urgency')::int END;
  NEW.subjects := coalesce(NEW.content->'subjects', '[]');
  NEW.keywords := CASE WHEN jsonb_typeof(NEW.content->'keywords') = 'array'
    THEN ARRAY(SELECT left(word, 400) FROM jsonb_array_elements_text(NEW.content->'keywords') word) ELSE '{}' END;
  NEW.signals := coalesce(NEW.content->'signals', '[]');
  NEW.has_picture := NEW.content @> '{"media": [{"type": "picture"}]}';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER file_story BEFORE INSERT OR UPDATE OF content ON ingest.story FOR EACH ROW EXECUTE FUNCTION ingest.file_story();
--> statement-breakpoint
-- Rows that are only filled have not changed.
CREATE FUNCTION ingest.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_at := CASE WHEN TG_OP = 'UPDATE' AND OLD.has_picture IS NULL AND NEW.stored_at = OLD.stored_at AND NEW.cluster_id = OLD.cluster_id
    AND NEW.relation = OLD.relation THEN NEW.stored_at ELSE clock_timestamp() END;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_change BEFORE INSERT OR UPDATE ON ingest.story FOR EACH ROW EXECUTE FUNCTION ingest.note_change();
--> statement-breakpoint
-- With the owner's rights: workers of the version before have none on the new tables.
CREATE FUNCTION ingest.file_credits() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM ingest.quote WHERE story_id = NEW.id;
    DELETE FROM ingest.citation WHERE story_id = NEW.id;
  END IF;
  IF jsonb_typeof(NEW.content->'quotes') = 'array' THEN
    INSERT INTO ingest.quote (story_id, position, speaker, role, text, kind, cue, confidence, start_offset, end_offset, first_seen_at)
    SELECT NEW.id, n - 1, left(q->>'speaker', 400), q->>'role', coalesce(q->>'text', ''), q->>'kind', q->>'cue',
      (q->>'confidence')::real, (q->>'start')::int, (q->>'end')::int, NEW.first_seen_at
    FROM jsonb_array_elements(NEW.content->'quotes') WITH ORDINALITY AS quotes(q, n);
  END IF;
  IF jsonb_typeof(NEW.content->'citedSources') = 'array' THEN
    INSERT INTO ingest.citation (story_id, position, name, sentence, place, spellings, first_seen_at)
    SELECT NEW.id, n - 1, left(c->>'name', 400), c->>'sentence', c->>'place',
      ARRAY(SELECT jsonb_array_elements_text(coalesce(c->'spellings', '[]'))), NEW.first_seen_at
    FROM jsonb_array_elements(NEW.content->'citedSources') WITH ORDINALITY AS cited(c, n) WHERE c->>'name' IS NOT NULL;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER file_credits AFTER INSERT OR UPDATE OF content ON ingest.story FOR EACH ROW EXECUTE FUNCTION ingest.file_credits();
