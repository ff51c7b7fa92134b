import type { Engine } from "@hapju/engine";
import type { Directory } from "@hapju/identity";
import type { Inference } from "@hapju/inference";
import type { Media } from "@hapju/media";
import type { Scope } from "@hapju/spec";
import type { Database, Storage } from "@hapju/storage";
import type { Languages } from "../minutes/lang/languages.ts";
import type { meetingMinutes } from "../pipeline.ts";
import type { Background } from "./background.ts";
import type { Quality } from "./meetings/meeting.ts";
import type { RenditionStore } from "./renditions/rendition-store.ts";

/** What the service consists of, for all tenants. */
export interface ServiceContext {
  readonly database: Database;
  readonly objects: Storage["objects"];
  readonly media: Media;
  readonly models: Inference;
  readonly directory: Directory;
  readonly engine: Engine;
  readonly languages: Languages;
  /** The time zone of meetings that state none. */
  readonly timeZone: string;
  /** Of meetings that do not state one. */
  readonly quality: Quality;
  /** Names and terms that are likely said in every meeting. */
  readonly glossary: readonly string[];
  readonly pipeline: ReturnType<typeof meetingMinutes>;
  readonly renditions: RenditionStore;
  /** Work that goes on after the operation that started it has returned. */
  readonly background: Background;
}

/** What one operation works with: the service, and the scope that limits it to the data of one tenant. */
export interface OperationContext extends ServiceContext {
  readonly scope: Scope;
}

/** The context of an operation in a scope. */
export const within = (context: ServiceContext, scope: Scope): OperationContext => ({ ...context, scope });

/** The scope of work that the service does by itself for a tenant. */
export const serviceScope = (tenant: string): Scope => ({ tenant, actor: "hapju" });
