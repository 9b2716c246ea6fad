import { Counter, Gauge, Histogram, type Registry } from '#lib/platform/metrics.ts'

export type SftpMetrics = ReturnType<typeof createSftpMetrics>

export function createSftpMetrics(registry: Registry, sessions: () => number) {
  const registers = [registry]
  new Gauge({ name: 'ir_sftp_sessions', help: 'SFTP sessions logged in', registers, collect() { this.set(sessions()) } })
  return {
    connections: new Counter({ name: 'ir_sftp_connections_total', help: 'SSH connections, and those refused before they said anything', labelNames: ['outcome'], registers }),
    logins: new Counter({ name: 'ir_sftp_logins_total', help: 'Logins accepted and refused, by reason', labelNames: ['outcome'], registers }),
    abuse: new Counter({ name: 'ir_sftp_abuse_total', help: 'Connections ended because they would have cost memory or time without bound', registers }),
    receivedBytes: new Counter({ name: 'ir_sftp_received_bytes_total', help: 'Bytes written to files by clients', registers }),
    arrivals: new Counter({ name: 'ir_sftp_arrivals_total', help: 'Files that arrived', registers }),
    takenIn: new Counter({ name: 'ir_sftp_files_total', help: 'Arrived files by what reception made of them', labelNames: ['outcome'], registers }),
    takeInSeconds: new Histogram({ name: 'ir_sftp_take_in_seconds', help: 'From arrival to the end of reception', buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60], registers }),
    filesWritten: new Counter({ name: 'ir_sftp_files_written_total', help: 'Files put into OUT', registers }),
  }
}
