import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import styles from '#components/certificates/certificates.module.css'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Badge } from '#components/ui/badge.tsx'
import buttons from '#components/ui/button.module.css'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { Side } from '#lib/portal/interface/read-interface.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { InterfaceHistory } from '../interface/interface-history.tsx'
import { InterfaceClosed, openInterface } from '../interface/open-interface.tsx'
import { orderTone } from '../interface/words.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { OrderCountdown } from './certificate-rows.tsx'
import { crumbsOf } from './crumbs-of.ts'

const Id = z.coerce.number().int().positive()
const Search = z.object({ done: z.enum(['ordered', 'contact']).optional().catch(undefined) })

/** An order: what happens next, and until when. */
export async function OrderPage({ side, orderId, query }: { side: Side; orderId: string; query: unknown }) {
  const opened = await openInterface(side)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, base } = opened
  const id = Id.safeParse(orderId)
  const order = view.orders.find((one) => one.id === id.data)
  if (!order) return <NotFoundHere />
  const t = await getTranslations()
  const { done } = Search.parse(query)
  const { contact, state } = order
  const certificate = view.certificates.find((one) => one.orderId === order.id)
  const isTest = portalRuntime().configuration.IR_ENVIRONMENT === 'test'
  return (
    <>
      <Crumbs path={await crumbsOf(base)} here={order.description} />
      <div className="stack">
        <div>
          <h1>{t('certificates.order.title', { name: order.description })}</h1>
          {done === 'ordered' && state === 'open' && <Alert tone="good" live title={t('certificates.order.done')} />}
          {done === 'contact' && <Alert tone="good" live><p>{t('certificates.page.contactChanged')}</p></Alert>}
          <Badge tone={orderTone[state]} large>{t(`certificates.orderState.${state}`)}</Badge>
        </div>
        {state === 'open' && order.deliveredTo === 'contact' && (
          <section aria-labelledby="next">
            <h2 id="next">{t('certificates.order.nextTitle')}</h2>
            <ol className={styles.phases}>
              <li>{t('certificates.order.next1', { contact: contact.name, email: contact.email, phone: contact.phone })}</li>
              <li>{t('certificates.order.next2')}</li>
              <li>{t('certificates.order.next3')}</li>
              <li>{t('certificates.order.next4')}</li>
            </ol>
            {isTest && <p><Link href={`/outbox?to=${encodeURIComponent(contact.email)}`}>{t('certificates.order.testOutbox')}</Link></p>}
          </section>
        )}
        <Card>
          <Facts facts={[
            [t('certificates.fact.type'), t(`certificates.type.${order.type}`)],
            [t('certificates.fact.orderedAt'), <Moment key="at" at={new Date(order.orderedAt)} />],
            [t('certificates.fact.expiresAt'), <><Moment at={new Date(order.expiresAt)} />{state === 'open' && <><br /><strong><OrderCountdown expiresAt={order.expiresAt} now={view.now} /></strong></>}</>],
            [t('certificates.fact.delivered'), t(order.deliveredTo === 'contact' ? 'certificates.fact.toContact' : 'certificates.fact.toPortal')],
            [t('certificates.fact.contact'), contact.name], [t('certificates.fact.phone'), contact.phone], [t('certificates.fact.email'), contact.email],
            order.representativeEmail !== null && [t('certificates.fact.representative'), order.representativeEmail],
          ]} />
          <div className={styles.actions}>
            {certificate && <Link href={`${base}/certificates/${certificate.id}`} className={buttons.primary}>{t('certificates.order.certificate')}</Link>}
            <Link href={`${base}/certificates/orders/${order.id}/contact`}>{t('certificates.action.contact')}</Link>
          </div>
        </Card>
        {state !== 'used' && state !== 'cancelled' && (
          <section aria-labelledby="again">
            <h2 id="again">{t('certificates.action.orderAgain')}</h2>
            <p>{t('certificates.order.again')}</p>
            <Link href={`${base}/certificates/new?order=${order.id}`} className={buttons.secondary}>{t('certificates.action.orderAgain')}</Link>
          </section>
        )}
        <section aria-labelledby="history"><h2 id="history">{t('interface.history.title')}</h2><InterfaceHistory view={view} only={{ orderId: order.id }} /></section>
      </div>
    </>
  )
}
