import type { RunMetrics } from "@hapju/engine";
import type { MeetingApp } from "@hapju/meeting";
import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { RunFeeds } from "../live/run-feeds.ts";

/**
 * Opens the metrics for Prometheus, which are those of the whole installation: totals of all tenants, without their
 * names. Labels are routes, states, tasks and models: no personal data.
 */
export function openMetrics({ engine, models }: MeetingApp, feeds: RunFeeds) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const latency = new Histogram({
    name: "hapju_http_request_duration_seconds",
    help: "Time until a response starts",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  let reading: Promise<RunMetrics> | undefined;
  /** The figures of runs: all gauges of one scrape share one query. */
  const readRuns = () => {
    reading ??= engine.queries.totals().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  /** A gauge that is computed at each scrape. */
  const counted = (
    name: string,
    help: string,
    labelNames: string[],
    count: (gauge: Gauge) => Promise<void> | void,
  ) =>
    new Gauge({
      name,
      help,
      labelNames,
      registers,
      async collect() {
        this.reset();
        await count(this);
      },
    });
  counted("hapju_runs", "Runs by state", ["state"], async (gauge) => {
    const { runs } = await readRuns();
    for (const { state, count } of runs) gauge.set({ state }, count);
  });
  counted("hapju_queued_step_runs", "Step runs waiting for a worker", ["queue"], async (gauge) => {
    const { queued } = await readRuns();
    for (const { queue, count } of queued) gauge.set({ queue }, count);
  });
  const callLabels = ["task", "model", "outcome"];
  const calls = new Counter({
    name: "hapju_model_calls_total",
    help: "Recorded model calls",
    labelNames: callLabels,
    registers,
    async collect() {
      const metrics = await readRuns();
      calls.reset();
      seconds.reset();
      for (const { count, runMs, ...labels } of metrics.calls) {
        calls.inc({ task: labels.task, model: labels.model, outcome: labels.outcome }, count);
        seconds.inc({ task: labels.task, model: labels.model, outcome: labels.outcome }, runMs / 1000);
      }
    },
  });
  const seconds = new Counter({
    name: "hapju_model_seconds_total",
    help: "Run time of models",
    labelNames: callLabels,
    registers,
  });
  counted("hapju_model_host_bytes", "Memory used by loaded models", [], (gauge) =>
    gauge.set(models.status().memory.heldBytes),
  );
  counted("hapju_model_host_waiting", "Model calls that wait for a host process", [], (gauge) =>
    gauge.set(models.status().waiting),
  );
  counted("hapju_event_readers", "Open streams of run events", [], (gauge) =>
    gauge.set(feeds.counts.readers),
  );
  const measure: MiddlewareHandler = async (c, next) => {
    const end = latency.startTimer();
    await next();
    end({ method: c.req.method, route: routeOf(c), status: c.res.status });
  };
  return { registry, measure };
}

/** The pattern of the route of a request, without its values: `/api/meetings/:id`. */
function routeOf(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path);
  return paths.findLast((path) => !path.includes("*")) ?? paths.at(-1) ?? "none";
}
