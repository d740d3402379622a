-- Accounts and access: who signs in, memberships, invitations, identity providers, tenant keys, the audit log, erasures,
-- when keys were used last, and quotas of sites.
-- Why: one installation serves many organizations, each with members who see what is theirs and nothing else.
-- Not done: a foreign key from the audit log or an erasure's receipt; both outlive what they name.
-- Undo: drop the tables and columns below, which loses all accounts, memberships and the audit log.
CREATE TABLE "sojourn"."accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"owns_installation" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sojourn"."audit_log" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"address" text NOT NULL,
	"request_id" text NOT NULL,
	"action" text NOT NULL,
	"target_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
ALTER TABLE "sojourn"."audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_ids" text[] NOT NULL,
	"user_id" text,
	"user_hash" text NOT NULL,
	"visitors" jsonb,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"removed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"remaining" jsonb
);
--> statement-breakpoint
ALTER TABLE "sojourn"."erasures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."identity_providers" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"site_id" text NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"audiences" text[] NOT NULL,
	"authorized_parties" text[] NOT NULL,
	"jwks_url" text NOT NULL,
	"algorithms" text[] NOT NULL,
	"leeway_seconds" integer NOT NULL,
	"user_claim" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sojourn"."identity_providers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."installation" (
	"id" smallint PRIMARY KEY NOT NULL,
	"secret" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sojourn"."invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"site_ids" text[],
	"token_hash" text NOT NULL,
	"invited_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."memberships" (
	"organization_id" text NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"site_ids" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_key" PRIMARY KEY("organization_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "sojourn"."memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sojourn"."second_factors" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sojourn"."sign_in_challenges" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sojourn"."sign_in_methods" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sojourn"."sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"account_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_ins_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sojourn"."tenant_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"name" text NOT NULL,
	"algorithm" text NOT NULL,
	"public_key" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sojourn"."tenant_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sojourn"."keys" ADD COLUMN "last_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sojourn"."sites" ADD COLUMN "monthly_events_max" integer;--> statement-breakpoint
ALTER TABLE "sojourn"."identity_providers" ADD CONSTRAINT "identity_providers_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."identity_providers" ADD CONSTRAINT "identity_providers_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "sojourn"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "sojourn"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."second_factors" ADD CONSTRAINT "second_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "sojourn"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."sign_in_methods" ADD CONSTRAINT "sign_in_methods_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "sojourn"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."sign_ins" ADD CONSTRAINT "sign_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "sojourn"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sojourn"."tenant_keys" ADD CONSTRAINT "tenant_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "sojourn"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_by_organization" ON "sojourn"."audit_log" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "erasures_by_organization" ON "sojourn"."erasures" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "identity_providers_by_organization" ON "sojourn"."identity_providers" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitations_by_organization" ON "sojourn"."invitations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "memberships_by_account" ON "sojourn"."memberships" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "second_factors_by_account" ON "sojourn"."second_factors" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_challenges_by_identifier" ON "sojourn"."sign_in_challenges" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "sign_in_methods_by_account" ON "sojourn"."sign_in_methods" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_ins_by_account" ON "sojourn"."sign_ins" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "tenant_keys_by_organization" ON "sojourn"."tenant_keys" USING btree ("organization_id");--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."audit_log" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."audit_log"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."audit_log"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."erasures" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."erasures"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."erasures"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."identity_providers" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."identity_providers"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."identity_providers"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."invitations" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."invitations"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."invitations"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."memberships" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."memberships"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."memberships"."organization_id", '*'));--> statement-breakpoint
CREATE POLICY "own_organization" ON "sojourn"."tenant_keys" AS PERMISSIVE FOR ALL TO public USING (current_setting('sojourn.organization', true) in ("sojourn"."tenant_keys"."organization_id", '*')) WITH CHECK (current_setting('sojourn.organization', true) in ("sojourn"."tenant_keys"."organization_id", '*'));
--> statement-breakpoint
ALTER TABLE "sojourn"."audit_log" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."erasures" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."identity_providers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."invitations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."memberships" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "sojourn"."tenant_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE FUNCTION "sojourn"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only ever added', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER "only_added" BEFORE UPDATE OR DELETE OR TRUNCATE ON "sojourn"."audit_log" FOR EACH STATEMENT EXECUTE FUNCTION "sojourn"."refuse_change"();
