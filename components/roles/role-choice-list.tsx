import { useTranslations } from 'next-intl'
import { ArrowIcon } from '../ui/icons.tsx'
import styles from './roles.module.css'

/** `id`: Business ID of an organisation, the service's own of a person, which is not shown */
export type RoleOption = { id: string; name: string; grounds: string[]; current: boolean }

/** Each party is a button of a form of its own: chosen with one press, with or without script. */
export function RoleChoiceList({ kind, heading, options, action }: { kind: 'organisation' | 'data-user' | 'income-earner'; heading?: string; options: RoleOption[]; action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('roles')
  if (options.length === 0) return null
  return (
    <>
      {heading !== undefined && <h3 className={styles.group}>{heading}</h3>}
      <ul className={styles.list}>
        {options.map(({ id, name, grounds, current }) => (
          <li key={id}>
            <form action={action}>
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name={kind === 'income-earner' ? 'personId' : 'businessId'} value={id} />
              <button aria-current={current ? 'true' : undefined}>
                <span className={styles.name}><span className="visually-hidden">{t('chooseNamed', { name: '' })}</span>{name}</span>
                <span className={styles.about}>{kind !== 'income-earner' && `${id} · `}{current && <strong className={styles.chosen}>{t('current')} · </strong>}{grounds.join('; ')}</span>
                <ArrowIcon />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
