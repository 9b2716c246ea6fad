import { defineConfig } from 'prisma/config'

// The portal's model. The register's tables are plain SQL (prisma/register/migrations); its model is kept beside them.
// Migrations are applied by lib/platform/migrate.ts (docs/decisions/0004), the client by `prisma generate`.
export default defineConfig({
  schema: 'prisma/portal/schema.prisma',
  migrations: { path: 'prisma/portal/migrations' },
})
