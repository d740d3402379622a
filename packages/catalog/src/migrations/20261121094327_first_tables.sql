-- First tables: organizations, sites, keys, and the row by which readiness is known.
-- Why: what people configure needs transactions and row security, which the event store has not.
-- Not done: partitioning or archiving of revoked keys; there are never many.
-- Undo: DROP SCHEMA "sojourn" CASCADE, which loses every site and key.
CREATE SCHEMA IF NOT EXISTS "sojourn";
--> statement-breakpoint
CREATE TABLE "sojourn"."keys" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text,
	"kind" text NOT NULL,
	"scopes" text[] NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"hint" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "keys_hash" UNIQUE("hash"),
	CONSTRAINT "keys_write_has_site" CHECK ("sojourn"."keys"."kind" = 'secret' or "sojourn"."keys"."site_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "sojourn"."keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."probe" (
	"id" smallint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sojourn"."sites" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."keys" ADD CONSTRAINT "keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."keys" ADD CONSTRAINT "keys_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."sites" ADD CONSTRAINT "sites_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "keys_by_organization" ON "sojourn"."keys" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "sites_by_organization" ON "sojourn"."sites" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."keys" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."keys"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."keys"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."organizations" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."organizations"."id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."organizations"."id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."sites" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."sites"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."sites"."organization_id", '*'));--> statement-breakpoint
ALTER TABLE "sojourn"."organizations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."sites" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."keys" FORCE ROW LEVEL SECURITY;
