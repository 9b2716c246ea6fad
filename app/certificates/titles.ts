import { getTranslations } from 'next-intl/server'
import type { Side } from '#lib/portal/interface/read-interface.ts'
import { openInterface } from '../interface/open-interface.tsx'
import { certificateName } from '../interface/words.ts'

/** Title of a certificate's page; of one that is not there, that of the page which says so. */
export async function certificateTitle(side: Side, id: string): Promise<string> {
  const [opened, t] = [await openInterface(side), await getTranslations()]
  if ('closed' in opened) return t(side === 'organisation' ? 'interface.title' : 'certificates.title')
  const certificate = opened.view.certificates.find((one) => String(one.id) === id)
  return certificate ? certificateName(certificate, t) : t('notFound.title')
}

export async function orderTitle(side: Side, id: string): Promise<string> {
  const [opened, t] = [await openInterface(side), await getTranslations()]
  if ('closed' in opened) return t(side === 'organisation' ? 'interface.title' : 'certificates.title')
  const order = opened.view.orders.find((one) => String(one.id) === id)
  return order ? t('certificates.order.title', { name: order.description }) : t('notFound.title')
}
