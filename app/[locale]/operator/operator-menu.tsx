import { getTranslations } from 'next-intl/server'
import { SideMenu } from '#components/shell/side-menu.tsx'
import { portalRuntime } from '#lib/portal/runtime.ts'

/** What an officer of the register can do. */
export async function OperatorMenu() {
  const t = await getTranslations()
  const test = portalRuntime().configuration.IR_ENVIRONMENT === 'test'
  return <SideMenu heading={t('shell.operator')} home={{ href: '/operator', label: t('menu.operator') }} items={test ? [{ href: '/outbox', label: t('menu.outbox') }] : []} />
}
