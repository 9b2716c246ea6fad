import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import { Alert } from '#components/ui/alert.tsx'
import { Card } from '#components/ui/card.tsx'
import { Crumbs } from '#components/ui/crumbs.tsx'
import { WishForm } from '#components/vault/wish-form.tsx'
import type { Way } from '#components/vault/wish-fields.ts'
import { readOffer } from '#lib/portal/certificates/get/read-offer.ts'
import { crumbsOf } from '../certificates/crumbs-of.ts'
import { ClientTexts } from '../interface/client-texts.tsx'
import { InterfaceClosed } from '../interface/open-interface.tsx'
import { typeText } from '../interface/words.ts'
import { askForCertificate } from './actions.ts'
import { inVault } from './in-vault.ts'

/** One way to a certificate: what it needs. */
export async function WishPage({ way }: { way: Way }) {
  const opened = await inVault(({ context, businessId }) => readOffer(context, businessId, { forSending: way === 'kept-key' }))
  if ('closed' in opened) return <InterfaceClosed closed={opened} />
  const { name, businessId, party, value: offer } = opened
  const t = await getTranslations()
  const types = offer.canOrder ? offer.types : []
  return (
    <>
      <Crumbs path={[...await crumbsOf('/org'), { href: '/org/certificates/get', label: t('getCertificate.title') }]} here={t(`getCertificate.way.${way}.link`)} />
      <div className="stack">
        <div><h1>{t(`getCertificate.way.${way}.name`)}</h1><p className="lead">{t(`getCertificate.way.${way}.text`)}</p></div>
        {!offer.canOrder && (
          <Alert tone={offer.reason === 'not-offered' ? 'info' : 'warn'}>
            <p>{t(`getCertificate.register.${offer.reason}`)}</p>
            {offer.reason === 'no-channels' && <p><Link href="/org/interface/apply">{t('getCertificate.register.apply')}</Link></p>}
          </Alert>
        )}
        <Card>
          <ClientTexts pick={({ form, certificates, getCertificate }) => ({ form, certificates: { new: certificates.new }, getCertificate: { form: getCertificate.form, problem: getCertificate.problem } })}>
            <WishForm
              action={askForCertificate.bind(null, party, way)} way={way} requestId={randomUUID()} applicant={{ name, businessId }}
              types={types.map((type) => ({ value: type, label: t(`certificates.type.${type}`), hint: typeText(type, t) }))}
            />
          </ClientTexts>
        </Card>
      </div>
    </>
  )
}
