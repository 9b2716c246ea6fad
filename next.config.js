import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./app/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  compiler: { styledComponents: true },
  // Types are checked once for the whole house (tsc), not again at each build.
  typescript: { ignoreBuildErrors: true },
  // Native parts or worker threads of their own: required at run time, never bundled.
  serverExternalPackages: ['pg', 'pg-copy-streams', 'pino', 'prom-client', '@prisma/client', '@prisma/adapter-pg'],
  experimental: {
    // The library's index imports every component; pages pay only for those they use.
    optimizePackageImports: ['suomifi-ui-components', 'suomifi-icons'],
  },
  turbopack: {
    // Texts come compiled (app/i18n/compiled-texts.ts): pages bring no parser for them.
    resolveAlias: { 'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js' },
  },
  // Server-sent events must not wait in a compression buffer; a reverse proxy compresses better anyway.
  compress: true,
  images: { unoptimized: true },
}

export default withNextIntl(config)
