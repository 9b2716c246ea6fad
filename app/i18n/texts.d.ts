import type fi from '../../messages/pages/fi.ts'
import type { Locale } from '#components/i18n/routing.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof fi
  }
}
