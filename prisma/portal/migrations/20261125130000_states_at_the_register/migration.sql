-- AlterTable
ALTER TABLE "submission" ADD COLUMN "replaced_item_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "cancelled_item_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "state_asked_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "submission_state_to_ask" ON "submission"("state_asked_at") WHERE (state = 'processed' AND delivery_data_status = 3);

-- That it was asked about is no change of it: open pages are told of what came of the question only.
CREATE OR REPLACE FUNCTION "notify_submission_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.state_asked_at IS DISTINCT FROM OLD.state_asked_at
        AND (NEW.state, NEW.delivery_data_status, NEW.replaced_item_count, NEW.cancelled_item_count) IS NOT DISTINCT FROM (OLD.state, OLD.delivery_data_status, OLD.replaced_item_count, OLD.cancelled_item_count) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_notify('portal_change', 'submission ' || NEW.id || ' ' || NEW.person_id || ' ' || NEW.owner_key);
    RETURN NULL;
END $$;
