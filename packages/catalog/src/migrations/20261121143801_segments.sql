-- Segments: saved conditions on sessions or users.
-- Why: whoever asks the same question of the same people again and again names them once.
-- Not done: conditions in columns. They are a tree that only the contract's schema reads, and nothing is searched by them.
-- Undo: drop the table, which loses the segments.
CREATE TABLE "sojourn"."segments" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text,
	"name" text NOT NULL,
	"rule" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."segments" ADD CONSTRAINT "segments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."segments" ADD CONSTRAINT "segments_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segments_by_organization" ON "sojourn"."segments" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."segments" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."segments"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."segments"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."segments" FORCE ROW LEVEL SECURITY;
