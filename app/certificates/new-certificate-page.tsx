import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { CertificateForm, type CertificateFormState } from '#components/certificates/certificate-form.tsx'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import type { InterfaceView, Side } from '#lib/portal/interface/read-interface.ts'
import { certificateTypeNames, certificateTypes } from '#schemas/certificate-types.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed, openInterface } from '../interface/open-interface.tsx'
import { typeText } from '../interface/words.ts'
import { NotFoundHere } from '../session/not-found.tsx'
import { applyForCertificate } from './actions.ts'
import { crumbsOf } from './crumbs-of.ts'

const Id = z.coerce.number().int().positive().optional().catch(undefined)
/** What an earlier order or certificate says is filled in. */
const Search = z.object({ order: Id, certificate: Id })

/** Apply for a new certificate (e-service 3.4). */
export async function NewCertificatePage({ side, query }: { side: Side; query: unknown }) {
  const opened = await openInterface(side)
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { view, businessId, name, base } = opened
  const { order: orderId, certificate: certificateId } = Search.parse(query)
  const earlier = earlierOf(view, orderId, certificateId)
  if (earlier === 'unknown') return <NotFoundHere />
  const t = await getTranslations()
  const channels: readonly string[] = view.applications.find(({ state }) => state === 'valid')?.channels ?? []
  const types = certificateTypeNames.filter((type) => (side === 'organisation' || certificateTypes[type].data === 'datauser') && certificateTypes[type].channels.some((channel) => channels.includes(channel)))
  const start: CertificateFormState = { step: 'fill', values: earlier?.values ?? {} }
  const voided = earlier?.voided
  return (
    <>
      <Crumbs path={await crumbsOf(base)} here={t('certificates.new.title')} />
      <h1>{t('certificates.new.title')}</h1>
      <p className="lead">{t('certificates.new.lead')}</p>
      {view.suspension && <Alert tone="bad"><p>{t('certificates.new.problem.suspended')}</p></Alert>}
      {types.length === 0 && !view.suspension && (
        <Alert tone="warn">
          <p>{t(side === 'organisation' ? 'certificates.new.noChannels' : 'certificates.new.noPermission')}</p>
          {side === 'organisation' && <p><Link href="/org/interface/apply">{t('interface.state.apply')}</Link></p>}
        </Alert>
      )}
      {types.length > 0 && !view.suspension && (
        <div className="stack">
          <Card>
            <ClientTexts pick={({ form, certificates }) => ({ form, certificates: { new: certificates.new } })}>
              <CertificateForm
                action={applyForCertificate.bind(null, { side, businessId, name }, voided?.id)} start={start} applicant={{ name, businessId }} voids={voided?.description}
                types={types.map((type) => ({ value: type, label: t(`certificates.type.${type}`), hint: typeText(type, t) }))}
                cancelHref={`${base}/${side === 'organisation' ? 'interface' : 'certificates'}`} {...(side === 'organisation' && { moreTypes: { href: '/org/interface/apply' } })}
              />
            </ClientTexts>
          </Card>
          {side === 'organisation' && (
            <section aria-labelledby="ways">
              <h2 id="ways">{t('certificates.new.waysTitle')}</h2>
              <p>{t('certificates.new.ways')}</p>
              <p><Link href="/org/certificates/get">{t('certificates.action.get')}</Link></p>
            </section>
          )}
        </div>
      )}
    </>
  )
}

/** Values of the order or certificate that is applied for again; an order whose transfer data can still be used becomes void. */
function earlierOf({ orders, certificates }: InterfaceView, orderId: number | undefined, certificateId: number | undefined) {
  if (orderId === undefined && certificateId === undefined) return undefined
  const certificate = certificates.find(({ id }) => id === certificateId)
  const order = orders.find(({ id }) => id === (orderId ?? certificate?.orderId))
  if ((orderId !== undefined && !order) || (certificateId !== undefined && !certificate)) return 'unknown'
  const values = {
    type: (order ?? certificate)!.type,
    ...(order && { description: order.description, contactName: order.contact.name, contactPhone: order.contact.phone, contactEmail: order.contact.email, representativeEmail: order.representativeEmail ?? '' }),
  }
  return { values, ...(order?.state === 'open' && orderId !== undefined && { voided: order }) }
}
