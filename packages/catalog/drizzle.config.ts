import { defineConfig } from 'drizzle-kit'

/**
 * How migrations are written: change a table in `src/schema`, then in this folder `npx drizzle-kit generate --name WHAT`,
 * append what drizzle does not know (`FORCE ROW LEVEL SECURITY`), write the head, and list the file in `src/migrations/index.ts`.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema/*.ts',
  out: './src/migrations',
  migrations: { prefix: 'timestamp' },
})
