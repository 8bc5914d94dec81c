// Prometheus metrics. Gauges are read from the pools when asked, so that none can drift from what is.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { COUNTED, type CountedWork } from './engine-report.js';
import type { ModelNews, ModelRegistry } from './model-registry.js';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Counter({
    name: 'jupyt5_http_requests_total',
    help: 'Answers, by route pattern, method and status',
    labelNames: ['route', 'method', 'status'],
    registers: [this.registry]
  });
  readonly #infills = new Counter({
    name: 'jupyt5_infills_total',
    help: 'Infill requests that ended, by outcome: done, a cancel reason or an error code',
    labelNames: ['model', 'outcome'],
    registers: [this.registry]
  });
  readonly #firstText = new Histogram({
    name: 'jupyt5_first_text_seconds',
    help: 'From arrival to the first text',
    labelNames: ['model'],
    buckets: SECONDS,
    registers: [this.registry]
  });
  readonly #queueTime = new Histogram({
    name: 'jupyt5_queue_seconds',
    help: 'From arrival to a process',
    labelNames: ['model'],
    buckets: SECONDS,
    registers: [this.registry]
  });
  readonly #total = new Histogram({
    name: 'jupyt5_infill_seconds',
    help: 'From arrival to the end',
    labelNames: ['model'],
    buckets: SECONDS,
    registers: [this.registry]
  });
  readonly #tokens = new Counter({
    name: 'jupyt5_output_tokens_total',
    help: 'Tokens written, over all candidates',
    labelNames: ['model'],
    registers: [this.registry]
  });
  readonly #events = new Counter({
    name: 'jupyt5_engine_events_total',
    help: 'What happened to engine processes: processReady, processGone, loadFailed, replayed, quarantined, lateReport',
    labelNames: ['model', 'event'],
    registers: [this.registry]
  });
  readonly #work: Readonly<Record<keyof CountedWork, Counter>> = {
    steps: this.#counter('jupyt5_engine_steps_total', 'Decoder calls'),
    generatedTokens: this.#counter(
      'jupyt5_engine_tokens_total',
      'Tokens decoded, with those of requests that were cancelled'
    ),
    encoderCacheHits: this.#counter(
      'jupyt5_encoder_cache_hits_total',
      'Documents whose encoder states were kept'
    ),
    encoderCacheMisses: this.#counter('jupyt5_encoder_cache_misses_total', 'Documents that were encoded'),
    lookupProposed: this.#counter(
      'jupyt5_lookup_proposed_tokens_total',
      'Tokens guessed from the document and fed along'
    ),
    lookupAccepted: this.#counter(
      'jupyt5_lookup_accepted_tokens_total',
      'Guessed tokens that the model chose; over the proposed ones: the acceptance rate'
    )
  };

  #counter(name: string, help: string): Counter {
    return new Counter({ name, help, labelNames: ['model'], registers: [this.registry] });
  }

  /** Node's own metrics (memory, event loop), and gauges over the pools. */
  watch(models: ModelRegistry): void {
    collectDefaultMetrics({ register: this.registry });
    const gauge = (
      name: string,
      help: string,
      value: (pool: ModelRegistry['pools'][number]) => number
    ): void => {
      new Gauge({
        name,
        help,
        labelNames: ['model'],
        registers: [this.registry],
        collect() {
          models.names.forEach((model, index) => {
            const pool = models.pools[index];
            if (pool) this.set({ model }, value(pool));
          });
        }
      });
    };
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    gauge('jupyt5_queue_requests', 'Requests that wait', pool => pool.line.length);
    gauge('jupyt5_queue_tokens', 'Tokens that wait', pool => pool.line.tokens);
    gauge('jupyt5_active_requests', 'Requests in engine processes', pool => pool.activeJobs.length);
    gauge('jupyt5_engine_processes', 'Engine processes that are warm', pool => pool.readyProcesses);
    gauge(
      'jupyt5_quarantined_requests',
      'Requests that are refused since they ended processes',
      pool => pool.quarantine.size
    );
    gauge(
      'jupyt5_drain_tokens_per_second',
      'Measured rate of working off tokens',
      pool => pool.drainRate.tokensPerSecond
    );
    gauge('jupyt5_engine_rss_bytes', 'Of the living processes', pool => sum(pool.stats.map(s => s.rssBytes)));
  }

  answered(route: string, method: string, status: number): void {
    this.#requests.inc({ route, method, status: String(status) });
  }

  note(news: ModelNews): void {
    const { model } = news;
    if (news.type === 'worked') {
      for (const name of COUNTED) this.#work[name].inc({ model }, news.work[name]);
      return;
    }
    if (news.type !== 'ended') return this.#events.inc({ model, event: news.type });
    const { job } = news;
    this.#infills.inc({ model, outcome: job.outcome ?? 'unknown' });
    this.#tokens.inc({ model }, job.outputTokens);
    const seconds = (from: number, to: number) => (to - from) / 1000;
    const now = performance.now();
    this.#total.observe({ model }, seconds(job.arrivedAt, now));
    if (job.dispatchedAt) this.#queueTime.observe({ model }, seconds(job.arrivedAt, job.dispatchedAt));
    if (job.firstTextAt) this.#firstText.observe({ model }, seconds(job.arrivedAt, job.firstTextAt));
  }
}
