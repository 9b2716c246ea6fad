import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ContactForm } from '#components/certificates/contact-form.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import type { Side } from '#lib/portal/interface/read-interface.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed, openInterface } from '../interface/open-interface.tsx'
import { NotFoundHere } from '../session/not-found.tsx'
import { saveContact } from './actions.ts'
import { crumbsOf } from './crumbs-of.ts'

const Id = z.coerce.number().int().positive()
const Search = z.object({ certificate: Id.optional().catch(undefined) })

/** Who is told about the certificates of an order. */
export async function ContactPage({ side, orderId, query }: { side: Side; orderId: string; query: unknown }) {
  const opened = await openInterface(side)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, base, businessId, name } = opened
  const id = Id.safeParse(orderId)
  const order = view.orders.find((one) => one.id === id.data)
  if (!order) return <NotFoundHere />
  const certificate = view.certificates.find((one) => one.id === Search.parse(query).certificate && one.orderId === order.id)
  const t = await getTranslations()
  const back = certificate ? `${base}/certificates/${certificate.id}` : `${base}/certificates/orders/${order.id}`
  const { contact } = order
  return (
    <>
      <Crumbs path={[...await crumbsOf(base), { href: back, label: order.description }]} here={t('certificates.action.contact')} />
      <h1>{t('certificates.contactPage.title')}</h1>
      <p className="lead">{t('certificates.contactPage.lead')}</p>
      <Card>
        <ClientTexts pick={({ form, certificates }) => ({ form, certificates: { new: certificates.new } })}>
          <ContactForm
            action={saveContact.bind(null, { side, businessId, name }, order.id, certificate?.id)} cancelHref={back}
            start={{ values: { contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email, representativeEmail: order.representativeEmail ?? '' } }}
          />
        </ClientTexts>
      </Card>
    </>
  )
}
