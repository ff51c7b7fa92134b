import type { UnknownPerson } from "@hapju/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { peopleQuery } from "~/api/queries/people";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { toast } from "~/components/ui/toast";
import { useTimes } from "~/i18n/times";
import { standingConsent } from "~/lib/consents";
import { ConsentFields, consentsOf, emptyConsent } from "~/pages/people/consent-fields";
import { useMeeting } from "../meeting-context";
import { frameUrl } from "../model/media-urls";
import { meetingKey } from "../queries";

/** An unknown person with a face to enrol. */
export type FaceUnknown = UnknownPerson & { readonly anchor: { seconds: number; x: number; y: number } };

interface EnrolDialogProps {
  readonly unknown: FaceUnknown;
  readonly onClose: () => void;
}

/** Makes an unknown face a person's, with the consent that this needs. */
export function EnrolDialog({ unknown: { anchor, box }, onClose }: EnrolDialogProps) {
  const t = useTranslations("meeting.unknown");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const times = useTimes();
  const client = useQueryClient();
  const { meeting } = useMeeting();
  const { data: people = [] } = useQuery(peopleQuery);

  const [id, setId] = useState("new");
  const [name, setName] = useState("");
  const [consent, setConsent] = useState(emptyConsent);
  const [tried, setTried] = useState(false);
  const person = people.find((one) => one.id === id);
  const standing = person && standingConsent(person, "face-recognition");
  const called = person?.name ?? name.trim();
  const [given] = consentsOf(consent);
  const nameless = called === "";
  const wrong = standing
    ? undefined
    : !given
      ? t("needConsent")
      : given.evidence === ""
        ? t("needEvidence")
        : undefined;

  const enrol = useMutation({
    mutationFn: () =>
      api.post("/api/meetings/{id}/enrol", {
        path: { id: meeting.id },
        body: {
          at: anchor,
          person: person ? { id: person.id } : { name: called },
          ...(standing || !given ? {} : { consent: given }),
        },
      }),
    onSuccess: async () => {
      await Promise.all(
        [meetingKey(meeting.id), ["people"], ["review"]].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      toast({ title: t("enrolled", { name: called }) });
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (!nameless && !wrong) enrol.mutate();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("enrolTitle")}
      description={t("enrolText")}
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button variant="primary" pending={enrol.isPending} onClick={submit}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 sm:flex-row">
        <img
          src={frameUrl(meeting.id, anchor.seconds, 256, box)}
          alt=""
          className="size-32 shrink-0 self-start rounded-lg bg-sunken object-cover"
        />
        <div className="min-w-0 flex-1 space-y-4">
          <Select
            label={t("who")}
            value={id}
            onChange={setId}
            choices={[
              { value: "new", label: t("newPerson") },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {!person && (
            <TextField
              label={t("name")}
              value={name}
              onChange={({ target }) => setName(target.value)}
              error={tried && nameless && t("needName")}
              autoComplete="off"
            />
          )}
          {standing ? (
            <Callout>{t("hasConsent", { name: called, date: times.fullDay(standing.givenAt) })}</Callout>
          ) : (
            <>
              <ConsentFields
                name={called || t("newPerson")}
                value={consent}
                onChange={setConsent}
                offered={["face-recognition"]}
              />
              {tried && wrong && <Callout tone="danger">{wrong}</Callout>}
            </>
          )}
          {enrol.error && <Callout tone="danger">{textOf(enrol.error)}</Callout>}
        </div>
      </div>
    </Dialog>
  );
}
