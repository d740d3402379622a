-- Segments of which webhooks are told who enters.
-- Why: who is in a segment now and was not at the last look has entered; which look was the last has to outlive a crash.
-- Not done: the people themselves. They are hashes in the warehouse, a look a partition.
-- Undo: drop the table and the column; webhooks are told of no segment.
CREATE TABLE "sojourn"."segment_watches" (
	"organization_id" text NOT NULL,
	"segment_id" text NOT NULL,
	"site_id" text NOT NULL,
	"look" bigint NOT NULL,
	"rule" text NOT NULL,
	"looked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segment_watches_segment_id_site_id_pk" PRIMARY KEY("segment_id","site_id")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."segment_watches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."webhooks" ADD COLUMN "segment_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sojourn"."segment_watches" ADD CONSTRAINT "segment_watches_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."segment_watches" ADD CONSTRAINT "segment_watches_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "sojourn"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."segment_watches" ADD CONSTRAINT "segment_watches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."segment_watches" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."segment_watches"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."segment_watches"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."segment_watches" FORCE ROW LEVEL SECURITY;
