/** What one hop came to, as fields of its log line. */
export type Outcome = { outcome: string } & Record<string, unknown>
