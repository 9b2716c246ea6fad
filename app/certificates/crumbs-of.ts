import { getTranslations } from 'next-intl/server'

/** The way up from pages about certificates. */
export async function crumbsOf(base: '/org' | '/du'): Promise<{ href: string; label: string }[]> {
  const t = await getTranslations()
  return base === '/org' ? [{ href: '/org/interface', label: t('interface.title') }] : [{ href: '/du/certificates', label: t('certificates.title') }]
}
