import type { Migration } from './migration.ts'

/**
 * `automation_pending` names live inbound messages that nobody has decided about; the row goes in the transaction that
 * settles the decision, so that a restart neither doubles nor loses. `automation_sends` marks what rules sent: the
 * counters of a customer are read from the messages themselves, so they follow a merge. Removed rules stay, marked.
 * A label that is set leaves an event for each rule that waits for it, whoever set it.
 * `outbox.priority`: people (0) before automation (1) before campaigns (2).
 */
export const automation: Migration = {
  version: 5,
  name: 'automation',
  statements: [
    `CREATE TABLE automation_rules (
      id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, is_enabled INTEGER NOT NULL, position INTEGER NOT NULL, label_id INTEGER, draft TEXT NOT NULL, removed_at_ms INTEGER) STRICT`,
    `CREATE INDEX automation_rules_label ON automation_rules (label_id) WHERE label_id IS NOT NULL AND is_enabled = 1 AND removed_at_ms IS NULL`,
    `CREATE TABLE automation_pending (message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE) STRICT`,
    `CREATE TABLE automation_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT, rule_id INTEGER NOT NULL REFERENCES automation_rules (id) ON DELETE CASCADE, contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
      occasion TEXT NOT NULL, at_ms INTEGER NOT NULL, is_settled INTEGER NOT NULL DEFAULT 0, UNIQUE (rule_id, contact_id, occasion)) STRICT`,
    `CREATE TRIGGER automation_label_set AFTER INSERT ON contact_labels WHEN EXISTS (SELECT 1 FROM automation_rules WHERE label_id = new.label_id AND is_enabled = 1 AND removed_at_ms IS NULL) BEGIN
      INSERT OR IGNORE INTO automation_events (rule_id, contact_id, occasion, at_ms)
        SELECT id, new.contact_id, 'label ' || new.at_ms, new.at_ms FROM automation_rules WHERE label_id = new.label_id AND is_enabled = 1 AND removed_at_ms IS NULL; END`,
    `CREATE INDEX automation_events_waiting ON automation_events (id) WHERE is_settled = 0`,
    `CREATE INDEX automation_events_contact ON automation_events (contact_id)`,
    `CREATE INDEX automation_events_age ON automation_events (at_ms)`,
    `CREATE TABLE automation_sends (
      message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE, rule_id INTEGER, variant INTEGER NOT NULL, at_ms INTEGER NOT NULL) STRICT`,
    `CREATE INDEX automation_sends_rule ON automation_sends (rule_id, at_ms)`,
    `CREATE TABLE automation_silences (
      conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE, until_ms INTEGER NOT NULL, reason TEXT NOT NULL) STRICT`,
    `CREATE TABLE automation_traces (
      id INTEGER PRIMARY KEY AUTOINCREMENT, cause TEXT NOT NULL, message_id INTEGER REFERENCES messages (id) ON DELETE CASCADE,
      conversation_id INTEGER NOT NULL REFERENCES conversations (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, outcome TEXT NOT NULL, took_ms INTEGER NOT NULL, data TEXT NOT NULL) STRICT`,
    `CREATE UNIQUE INDEX automation_traces_message ON automation_traces (message_id) WHERE message_id IS NOT NULL`,
    `CREATE INDEX automation_traces_conversation ON automation_traces (conversation_id)`,
    `CREATE INDEX automation_traces_outcome ON automation_traces (outcome, at_ms)`,
    `CREATE TABLE automation_trace_rules (
      rule_id INTEGER NOT NULL, trace_id INTEGER NOT NULL REFERENCES automation_traces (id) ON DELETE CASCADE, PRIMARY KEY (rule_id, trace_id)) STRICT, WITHOUT ROWID`,
    `CREATE INDEX automation_trace_rules_trace ON automation_trace_rules (trace_id)`,
    `CREATE TABLE phone_greetings (message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE, at_ms INTEGER NOT NULL, text TEXT NOT NULL) STRICT`,

    `CREATE TABLE automation_flows (
      id INTEGER PRIMARY KEY AUTOINCREMENT, draft TEXT NOT NULL, started_count INTEGER NOT NULL DEFAULT 0, finished_count INTEGER NOT NULL DEFAULT 0) STRICT`,
    `CREATE TABLE automation_flow_states (
      conversation_id INTEGER PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE, flow_id INTEGER NOT NULL REFERENCES automation_flows (id) ON DELETE CASCADE,
      step TEXT NOT NULL, miss_count INTEGER NOT NULL DEFAULT 0, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE INDEX automation_flow_states_flow ON automation_flow_states (flow_id)`,
    `CREATE TABLE shop_variables (key TEXT PRIMARY KEY, value TEXT NOT NULL, updated_at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE code_pools (key TEXT PRIMARY KEY, name TEXT NOT NULL, expires_at_ms INTEGER) STRICT, WITHOUT ROWID`,
    `CREATE TABLE codes (
      id INTEGER PRIMARY KEY, pool_key TEXT NOT NULL REFERENCES code_pools (key) ON DELETE CASCADE, code TEXT NOT NULL, contact_id INTEGER REFERENCES contacts (id) ON DELETE SET NULL,
      given_at_ms INTEGER, UNIQUE (pool_key, code)) STRICT`,
    `CREATE INDEX codes_free ON codes (pool_key, id) WHERE given_at_ms IS NULL`,
    `CREATE INDEX codes_contact ON codes (contact_id, pool_key) WHERE contact_id IS NOT NULL`,

    `ALTER TABLE outbox ADD COLUMN priority INTEGER NOT NULL DEFAULT 0`,
    `DROP INDEX outbox_heads`,
    `CREATE INDEX outbox_heads ON outbox (priority, queued_at_ms) WHERE is_head = 1`,
    `DROP INDEX outbox_conversation`,
    `CREATE INDEX outbox_conversation ON outbox (conversation_id, state, priority, queued_at_ms)`,
  ],
}
