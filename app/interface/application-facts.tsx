import { getTranslations } from 'next-intl/server'
import styles from '#components/interface/interface.module.css'
import { Facts } from '#components/ui/facts.tsx'
import { Moment } from '#components/ui/moment.tsx'
import type { InterfaceState } from '#schemas/eservice-operations.ts'
import { channelsByKind } from './words.ts'

/** What an application says. */
export async function ApplicationFacts({ application }: { application: InterfaceState['applications'][number] }) {
  const t = await getTranslations()
  return (
    <Facts facts={[
      [t('interface.state.purposes'), <ul key="purposes" className={styles.kinds}>{application.purposes.map((purpose) => <li key={purpose}>{t(`interface.purpose.${purpose}`)}</li>)}</ul>],
      [t('interface.state.channels'), (
        <ul key="channels" className={styles.kinds}>
          {channelsByKind(application.channels).map(({ kind, ways }) => (
            <li key={kind}>{t(`interface.kind.${kind}`)}<ul>{ways.map((way) => <li key={way}>{t(`interface.channel.${way}`)}</li>)}</ul></li>
          ))}
        </ul>
      )],
      [t('interface.state.since'), <Moment key="since" at={new Date(application.validFrom)} />],
      [t('interface.state.by'), application.appliedBy ?? t('interface.state.byRegister')],
    ]} />
  )
}
