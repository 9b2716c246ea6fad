import type { CommandEntry } from './command.ts'

/**
 * Every command of `ir` by what it is for, in the order in which people need them. The help needs only these words:
 * loading all that the commands are made of takes most of a second.
 */
export const commandGroups: Readonly<Record<string, Readonly<Record<string, CommandEntry>>>> = {
  'Messages': {
    validate: {
      usage: 'validate FILE|FOLDER... [--json] [--lang fi|sv|en]',
      about: 'Check messages against schema, signature and rules; needs no running system',
      load: () => import('./commands/validate.ts'),
    },
    sign: {
      usage: 'sign FILE --credentials DIR [--out FILE]',
      about: 'Sign an unsigned message; without --out it goes to standard output',
      load: () => import('./commands/sign.ts'),
    },
    send: {
      usage: 'send FILE --credentials DIR [--channel ws|sftp] [--wait] [--json]',
      about: 'Send a message over web services or SFTP, signed first if it is unsigned; --wait for the feedback',
      load: () => import('./commands/send.ts'),
    },
    status: {
      usage: 'status --credentials DIR (--delivery-id ID | --ir-delivery-id ID) [--owner 1234567-1] [--type 100] [--json]',
      about: 'Ask the register what became of a delivery',
      load: () => import('./commands/status.ts'),
    },
  },
  'Certificates (test environment)': {
    credentials: {
      usage: 'credentials --customer 1234567-1 --type wage-ws --out DIR [--on-behalf] [--json]',
      about: 'Get a key and certificate at once; any valid Business ID will do',
      load: () => import('./commands/credentials.ts'),
    },
    order: {
      usage: 'order --customer 1234567-1 --type wage-ws [--json]',
      about: 'Order a certificate and print its transfer id and password',
      load: () => import('./commands/order.ts'),
    },
    outbox: {
      usage: 'outbox [--json]',
      about: 'Mails and text messages of the register, oldest first',
      load: () => import('./commands/outbox.ts'),
    },
  },
  'State of the running system (test environment)': {
    reset: {
      usage: 'reset [--all] [--json]',
      about: 'Back to the freshly started state: the artificial population and nothing else',
      details: `Register, portal and their files; the clock goes back to the present, every fault off. Certificates that software
got (ir credentials, certificate service) go on working; --all forgets them too. The certificate authority stays, and
with it every server-ca.pem. Clients may be connected meanwhile: they wait a moment.`,
      load: () => import('./commands/reset.ts'),
    },
    snapshot: {
      usage: 'snapshot save NAME [--replace] | load NAME | list | delete NAME [--json]',
      about: 'Save the state of register and portal under a name, and put it back exactly',
      details: `Rows, files, clock and faults, and the certificates of that time. Running processes go on with what was loaded. A snapshot
belongs to this DATA_DIR and to this version of the program.`,
      load: () => import('./commands/snapshot.ts'),
    },
    scenario: {
      usage: 'scenario [NAME] [--json]',
      about: 'Prepare a named situation of the artificial population; without a name: which there are',
      details: 'Made through the web services, with certificates of the organisations concerned. Once more changes nothing.',
      load: () => import('./commands/scenario.ts'),
    },
    fail: {
      usage: 'fail [NAME on|off | all off] [--json]',
      about: 'Make something fail on request; without a name: what can fail, and what does now',
      details: 'Holds at once in every process and thread, and over restarts, until it is switched off. The portal shows which faults are on.',
      load: () => import('./commands/fail.ts'),
    },
    clock: {
      usage: 'clock [now | ISO-MOMENT] [--json]',
      about: "Show the register's time, set it, or set it back to the present",
      load: () => import('./commands/clock.ts'),
    },
  },
  'For administrators': {
    'operator': {
      usage: 'operator add|remove|list [--json] < IDENTITY-CODE',
      about: 'Register officers, who see every organisation: add or remove one by the identity code on standard input',
      load: () => import('./commands/operator.ts'),
    },
    'authority-key': {
      usage: 'authority-key root|intermediate (--take-out FILE | --bring-back FILE) --passphrase-file FILE',
      about: "Keep an upper authority's private key offline, or bring it back to sign",
      load: () => import('./commands/authority-key.ts'),
    },
  },
}

export const commands: Readonly<Record<string, CommandEntry>> = Object.assign({}, ...Object.values(commandGroups))
