-- What a public link shows: the overview, or the answer to one question of another page.
-- Why: a funnel asks by properties, which can say who somebody is; so whoever has the link must not be able to ask another.
-- Undo: drop the column; every link shows the overview then.
ALTER TABLE "sojourn"."public_links" ADD COLUMN "shows" jsonb DEFAULT '{"page":"overview"}'::jsonb NOT NULL;
