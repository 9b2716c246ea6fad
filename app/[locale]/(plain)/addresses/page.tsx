import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressTable } from '#components/interface/address-table.tsx'
import { CopyLine } from '#components/interface/copy-line.tsx'
import styles from '#components/certificates/certificates.module.css'
import { Alert } from '#components/ui/alert.tsx'
import { Card } from '#components/ui/card.tsx'
import { Facts } from '#components/ui/facts.tsx'
import { readAddresses } from '#lib/portal/interface/read-addresses.ts'
import { portalRuntime } from '#lib/portal/runtime.ts'
import { ClientTexts } from '../../../interface/client-texts.tsx'
import { portalContext } from '../../../session/current.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('addresses'))('title') }
}

/** Where software finds every door of this installation. In production for those who are logged in. */
export default async function AddressesPage() {
  const { register, addresses, configuration: { IR_ENVIRONMENT: environment } } = portalRuntime()
  if (environment === 'production') await portalContext()
  const { services, certificateService, sftp, portal, health, register: told } = await readAddresses({ register, addresses })
  const t = await getTranslations('addresses')
  return (
    <ClientTexts pick={({ form }) => ({ form })}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="stack">
        <Card labelledBy="portal">
          <h2 id="portal">{t('portal')}</h2>
          <Facts facts={[
            [t('environment'), t(environment)], [t('home'), <a key="home" href={portal}>{portal}</a>],
            [t('health'), <a key="health" href={health}>{health}</a>],
          ]} />
        </Card>
        <section aria-labelledby="services">
          <h2 id="services">{t('services')}</h2>
          <p>{t('servicesText')}</p>
          <AddressTable label={t('services')} columns={[t('service'), t('address'), t('description')]} rows={services.map(({ name, url, wsdl }) => ({ key: name, cells: [name, <code key="url">{url}</code>, <a key="wsdl" href={wsdl}>WSDL<span className="visually-hidden">: {name}</span></a>] }))} />
        </section>
        <Card labelledBy="certificate-service">
          <h2 id="certificate-service">{t('certificateService')}</h2>
          <p>{t('certificateServiceText')}</p>
          {certificateService
            ? <Facts facts={[[t('address'), <code key="url">{certificateService.url}</code>, 'wide'], [t('description'), <a key="wsdl" href={certificateService.wsdl}>WSDL</a>]]} />
            : <p>{t('certificateServiceNone')}</p>}
        </Card>
        <Card labelledBy="sftp">
          <h2 id="sftp">{t('sftp')}</h2>
          <Facts facts={[
            [t('host'), <code key="host">{sftp.host}</code>], [t('port'), <code key="port">{sftp.port}</code>],
            typeof told !== 'string' && [t('hostKey'), `RSA ${told.hostKey.bits}`],
          ]} />
          {typeof told === 'string'
            ? <Alert tone="info"><p>{t(told === 'unavailable' ? 'hostKeyAway' : 'hostKeyElsewhere')}</p></Alert>
            : (
              <>
                <p className={styles.more}>{t('hostKeyText')}</p>
                <CopyLine label={t('fingerprint')} value={told.hostKey.openSsh} />
                <CopyLine label={t('sshfp')} value={told.hostKey.sshfp} />
                <CopyLine label={t('knownHosts')} value={told.hostKey.knownHosts} />
              </>
            )}
        </Card>
        {typeof told !== 'string' && (
          <section aria-labelledby="authorities">
            <h2 id="authorities">{t('authorities')}</h2>
            <p>{t('authoritiesText')}</p>
            <AddressTable label={t('authorities')} columns={[t('authority'), t('certificate'), t('list')]} rows={told.authorities.map(({ name, certificate, revocationList }) => ({
              key: name, cells: [name, ...([[certificate, 'certificate'], [revocationList, 'list']] as const).map(([href, kind]) => <a key={kind} href={href}>{t(kind)}<span className="visually-hidden">: {name}</span></a>)],
            }))} />
          </section>
        )}
      </div>
    </ClientTexts>
  )
}
