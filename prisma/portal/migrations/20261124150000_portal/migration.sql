-- CreateEnum
CREATE TYPE "organ" AS ENUM ('managing_director', 'deputy_managing_director', 'board_chair', 'board_member', 'liquidator', 'building_manager', 'general_partner', 'partner', 'self_employed', 'sole_signatory', 'association_chair', 'procuration_holder');

-- CreateEnum
CREATE TYPE "mandate_theme" AS ENUM ('M1', 'M2', 'M3', 'M4', 'M5', 'M6');

-- CreateEnum
CREATE TYPE "data_user_role_kind" AS ENUM ('master', 'other');

-- CreateEnum
CREATE TYPE "role_kind" AS ENUM ('organisation', 'private_person', 'data_user');

-- CreateEnum
CREATE TYPE "session_end" AS ENUM ('logout', 'idle', 'age');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('checking', 'checked', 'check_failed', 'sent', 'removed');

-- CreateEnum
CREATE TYPE "finding_level" AS ENUM ('schema', 'message', 'delivery_head', 'delivery_common', 'item', 'guidance');

-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('waiting', 'sending', 'uncertain', 'acknowledged', 'processed', 'rejected', 'refused');

-- CreateEnum
CREATE TYPE "wait_reason" AS ENUM ('unreachable', 'certificate_refused', 'busy');

-- CreateEnum
CREATE TYPE "ws_operation" AS ENUM ('delayed', 'real_time');

-- CreateEnum
CREATE TYPE "message_kind" AS ENUM ('delivery', 'acknowledgement', 'feedback', 'fault');

-- CreateEnum
CREATE TYPE "error_level" AS ENUM ('message', 'delivery', 'item');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "identity_code_digest" BYTEA NOT NULL,
    "identity_code_sealed" BYTEA NOT NULL,
    "given_names" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "artificial" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "business_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "artificial" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("business_id")
);

-- CreateTable
CREATE TABLE "organ_role" (
    "person_id" UUID NOT NULL,
    "business_id" TEXT NOT NULL,
    "organ" "organ" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "organ_role_pkey" PRIMARY KEY ("person_id","business_id","organ")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "theme" "mandate_theme" NOT NULL,
    "assignor_business_id" TEXT,
    "assignor_person_id" UUID,
    "assignee_business_id" TEXT,
    "assignee_person_id" UUID,
    "sub_organisation_id" TEXT,
    "customer_id" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_user_role" (
    "person_id" UUID NOT NULL,
    "business_id" TEXT NOT NULL,
    "kind" "data_user_role_kind" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "data_user_role_pkey" PRIMARY KEY ("person_id","business_id","kind")
);

-- CreateTable
CREATE TABLE "login_session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" "session_end",
    "role_kind" "role_kind",
    "role_business_id" TEXT,
    "id_token_sealed" BYTEA,

    CONSTRAINT "login_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "upload_state" NOT NULL DEFAULT 'checking',
    "checked_at" TIMESTAMPTZ(3),
    "cleared_at" TIMESTAMPTZ(3),
    "sendable" BOOLEAN,
    "root_element" TEXT,
    "delivery_data_type" INTEGER,
    "delivery_id" TEXT,
    "owner_key" TEXT,
    "owner_name" TEXT,
    "sub_organisation_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "signed" BOOLEAN,
    "item_count" INTEGER,
    "payment_date" DATE,
    "finding_count" INTEGER NOT NULL DEFAULT 0,
    "faulty_item_count" INTEGER NOT NULL DEFAULT 0,
    "parties_sealed" BYTEA,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload_finding" (
    "upload_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "level" "finding_level" NOT NULL,
    "rule_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "path" TEXT,
    "line" INTEGER,
    "line_column" INTEGER,
    "item_index" INTEGER,
    "item_id" TEXT,
    "value" TEXT,
    "detail" TEXT,

    CONSTRAINT "upload_finding_pkey" PRIMARY KEY ("upload_id","position")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "upload_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "owner_key" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "sub_organisation_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "parties_sealed" BYTEA NOT NULL,
    "delivery_data_type" INTEGER NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "root_element" TEXT NOT NULL,
    "operation" "ws_operation" NOT NULL,
    "item_count" INTEGER NOT NULL,
    "payment_date" DATE,
    "state" "submission_state" NOT NULL DEFAULT 'waiting',
    "wait_reason" "wait_reason",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "ir_delivery_id" TEXT,
    "delivery_data_status" INTEGER,
    "valid_item_count" INTEGER NOT NULL DEFAULT 0,
    "invalid_item_count" INTEGER NOT NULL DEFAULT 0,
    "fault_text" TEXT,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_message" (
    "id" BIGSERIAL NOT NULL,
    "submission_id" UUID NOT NULL,
    "kind" "message_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "submission_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_item" (
    "submission_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "accepted" BOOLEAN NOT NULL,
    "item_id" TEXT,
    "ir_item_id" TEXT,
    "item_version" INTEGER,
    "line" INTEGER,
    "line_column" INTEGER,
    "error_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "submission_item_pkey" PRIMARY KEY ("submission_id","position")
);

-- CreateTable
CREATE TABLE "submission_error" (
    "submission_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "level" "error_level" NOT NULL,
    "item_position" INTEGER,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "details" TEXT,
    "rule_id" TEXT,
    "path" TEXT,
    "line" INTEGER,
    "line_column" INTEGER,

    CONSTRAINT "submission_error_pkey" PRIMARY KEY ("submission_id","position")
);

-- CreateTable
CREATE TABLE "action" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID,
    "action" TEXT NOT NULL,
    "owner_key" TEXT,
    "object_id" UUID,

    CONSTRAINT "action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_code_unique" ON "person"("identity_code_digest");

-- CreateIndex
CREATE INDEX "mandate_assignee_person" ON "mandate"("assignee_person_id");

-- CreateIndex
CREATE INDEX "mandate_assignee_organisation" ON "mandate"("assignee_business_id");

-- CreateIndex
CREATE INDEX "login_session_person" ON "login_session"("person_id");

-- CreateIndex
CREATE INDEX "upload_of_person" ON "upload"("person_id", "uploaded_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "submission_once_per_upload" ON "submission"("upload_id");

-- CreateIndex
CREATE INDEX "submission_of_owner" ON "submission"("owner_key", "submitted_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "delivery_id_unique_per_owner_and_type" ON "submission"("owner_key", "delivery_data_type", "delivery_id") WHERE (state NOT IN ('rejected', 'refused'));

-- CreateIndex
CREATE INDEX "submission_message_of_submission" ON "submission_message"("submission_id", "kind", "at" DESC);

-- CreateIndex
CREATE INDEX "submission_item_reference" ON "submission_item"("item_id");

-- CreateIndex
CREATE INDEX "submission_item_register_reference" ON "submission_item"("ir_item_id");

-- CreateIndex
CREATE INDEX "submission_error_of_item" ON "submission_error"("submission_id", "item_position");

-- CreateIndex
CREATE INDEX "action_of_owner" ON "action"("owner_key", "at" DESC);

-- AddForeignKey
ALTER TABLE "organ_role" ADD CONSTRAINT "organ_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organ_role" ADD CONSTRAINT "organ_role_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_assignor_business_id_fkey" FOREIGN KEY ("assignor_business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_assignor_person_id_fkey" FOREIGN KEY ("assignor_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_assignee_business_id_fkey" FOREIGN KEY ("assignee_business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_assignee_person_id_fkey" FOREIGN KEY ("assignee_person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "data_user_role" ADD CONSTRAINT "data_user_role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "data_user_role" ADD CONSTRAINT "data_user_role_business_id_fkey" FOREIGN KEY ("business_id") REFERENCES "organisation"("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "login_session" ADD CONSTRAINT "login_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "upload" ADD CONSTRAINT "upload_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "upload_finding" ADD CONSTRAINT "upload_finding_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "upload"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_message" ADD CONSTRAINT "submission_message_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_item" ADD CONSTRAINT "submission_item_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_error" ADD CONSTRAINT "submission_error_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission_error" ADD CONSTRAINT "submission_error_submission_id_item_position_fkey" FOREIGN KEY ("submission_id", "item_position") REFERENCES "submission_item"("submission_id", "position") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "action" ADD CONSTRAINT "action_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;


-- What the model cannot say. Names lead to the rule.
ALTER TABLE "person"
    ADD CONSTRAINT "person_identity_code_digest_length" CHECK (octet_length(identity_code_digest) = 32),
    ADD CONSTRAINT "person_name_length" CHECK (char_length(given_names) BETWEEN 1 AND 200 AND char_length(family_name) BETWEEN 1 AND 200);
ALTER TABLE "organisation"
    ADD CONSTRAINT "organisation_business_id_form" CHECK (business_id ~ '^[0-9]{7}-[0-9]$'),
    ADD CONSTRAINT "organisation_name_length" CHECK (char_length(name) BETWEEN 1 AND 200);
ALTER TABLE "organ_role" ADD CONSTRAINT "organ_role_validity_in_order" CHECK (valid_until >= valid_from);
ALTER TABLE "data_user_role" ADD CONSTRAINT "data_user_role_validity_in_order" CHECK (valid_until >= valid_from);
ALTER TABLE "mandate"
    ADD CONSTRAINT "mandate_validity_in_order" CHECK (valid_until >= valid_from),
    ADD CONSTRAINT "mandate_one_assignor" CHECK (num_nonnulls(assignor_business_id, assignor_person_id) = 1),
    ADD CONSTRAINT "mandate_one_assignee" CHECK (num_nonnulls(assignee_business_id, assignee_person_id) = 1),
    ADD CONSTRAINT "mandate_m6_is_a_persons" CHECK (theme <> 'M6' OR assignor_person_id IS NOT NULL),
    -- the two specifiers narrow M1-M4 only
    ADD CONSTRAINT "mandate_specifiers_narrow_m1_to_m4" CHECK (num_nonnulls(sub_organisation_id, customer_id) = 0 OR theme IN ('M1', 'M2', 'M3', 'M4')),
    -- an agent allocates a client to a person of its own, never onwards to another organisation
    ADD CONSTRAINT "mandate_customer_allocated_by_agent_to_person" CHECK (customer_id IS NULL OR (assignor_business_id IS NOT NULL AND assignee_person_id IS NOT NULL));
ALTER TABLE "login_session"
    ADD CONSTRAINT "login_session_ended_with_reason" CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
    ADD CONSTRAINT "login_session_role_names_organisation" CHECK ((role_kind IN ('organisation', 'data_user')) IS TRUE = (role_business_id IS NOT NULL)),
    ADD CONSTRAINT "login_session_active_after_start" CHECK (last_active_at >= started_at),
    ADD CONSTRAINT "login_session_role_business_id_fkey" FOREIGN KEY (role_business_id) REFERENCES "organisation" ("business_id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "upload"
    ADD CONSTRAINT "upload_file_name_length" CHECK (char_length(file_name) BETWEEN 1 AND 255),
    ADD CONSTRAINT "upload_not_empty" CHECK (byte_length > 0),
    ADD CONSTRAINT "upload_digest_length" CHECK (octet_length(digest) = 32),
    ADD CONSTRAINT "upload_checked_when_sendable_known" CHECK ((sendable IS NULL) = (checked_at IS NULL)),
    ADD CONSTRAINT "upload_cleared_when_sent" CHECK (cleared_at IS NULL OR state = 'sent'),
    ADD CONSTRAINT "upload_sent_only_when_sendable" CHECK (state <> 'sent' OR sendable IS TRUE),
    ADD CONSTRAINT "upload_sendable_is_known_whole" CHECK (sendable IS NOT TRUE
        OR num_nulls(root_element, delivery_data_type, delivery_id, owner_key, owner_name, signed, item_count, parties_sealed) = 0);
ALTER TABLE "upload_finding"
    ADD CONSTRAINT "upload_finding_line_from_one" CHECK (line >= 1),
    ADD CONSTRAINT "upload_finding_item_named_at_item_level" CHECK (level <> 'item' OR item_index IS NOT NULL);
ALTER TABLE "submission"
    ADD CONSTRAINT "submission_delivery_data_type_known" CHECK (delivery_data_type IN (100, 101, 102, 103, 105, 106, 107, 108, 109, 110, 111, 112)),
    ADD CONSTRAINT "submission_delivery_id_form" CHECK (delivery_id ~ '^[0-9A-Za-z_-]{1,40}$'),
    ADD CONSTRAINT "submission_has_items" CHECK (item_count >= 1),
    ADD CONSTRAINT "submission_wait_reason_only_while_waiting" CHECK (wait_reason IS NULL OR state = 'waiting'),
    ADD CONSTRAINT "submission_sending_since" CHECK ((state IN ('sending', 'uncertain')) <= (sending_at IS NOT NULL)),
    ADD CONSTRAINT "submission_ir_delivery_id_form" CHECK (ir_delivery_id ~ '^[0-9a-f]{32}$'),
    -- D-32: given for 2, 3, 5 and 6, not for 4
    ADD CONSTRAINT "submission_ir_delivery_id_when_taken_in" CHECK ((state IN ('acknowledged', 'processed')) = (ir_delivery_id IS NOT NULL)),
    -- PR-060
    ADD CONSTRAINT "submission_status_fits_state" CHECK (CASE state
        WHEN 'acknowledged' THEN delivery_data_status = 2
        WHEN 'processed' THEN delivery_data_status IN (3, 5, 6)
        WHEN 'rejected' THEN delivery_data_status = 4
        ELSE delivery_data_status IS NULL END IS TRUE),
    ADD CONSTRAINT "submission_finished_with_final_state" CHECK ((state IN ('processed', 'rejected', 'refused')) = (finished_at IS NOT NULL)),
    ADD CONSTRAINT "submission_fault_when_refused" CHECK ((state = 'refused') = (fault_text IS NOT NULL));
ALTER TABLE "submission_message"
    ADD CONSTRAINT "submission_message_digest_length" CHECK (octet_length(digest) = 32),
    -- already compressed: no second attempt
    ALTER COLUMN "content" SET STORAGE EXTERNAL;
-- One delivery message, whatever happens: what is sent again is byte for byte what was sent first.
CREATE UNIQUE INDEX "submission_one_delivery_message" ON "submission_message" ("submission_id") WHERE (kind = 'delivery');
ALTER TABLE "submission_item"
    -- PR-093
    ADD CONSTRAINT "submission_item_accepted_has_references" CHECK (NOT accepted OR (item_id IS NOT NULL AND ir_item_id IS NOT NULL)),
    -- PR-094
    ADD CONSTRAINT "submission_item_rejected_has_errors" CHECK (accepted = (error_count = 0));
ALTER TABLE "submission_error"
    ADD CONSTRAINT "submission_error_item_at_item_level" CHECK ((level = 'item') = (item_position IS NOT NULL)),
    -- PR-062
    ADD CONSTRAINT "submission_error_lengths" CHECK (char_length(code) <= 20 AND char_length(message) <= 500 AND char_length(details) <= 500);

-- The action log only grows.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_is_append_only';
END $$;
CREATE TRIGGER "action_is_append_only" BEFORE UPDATE OR DELETE ON "action" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Open pages learn of every change. The payload says which row, nothing of its content.
CREATE FUNCTION "notify_upload_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('portal_change', 'upload ' || NEW.id || ' ' || NEW.person_id);
    RETURN NULL;
END $$;
CREATE TRIGGER "upload_change_is_told" AFTER INSERT OR UPDATE ON "upload" FOR EACH ROW EXECUTE FUNCTION "notify_upload_change"();
CREATE FUNCTION "notify_submission_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('portal_change', 'submission ' || NEW.id || ' ' || NEW.person_id || ' ' || NEW.owner_key);
    RETURN NULL;
END $$;
CREATE TRIGGER "submission_change_is_told" AFTER INSERT OR UPDATE ON "submission" FOR EACH ROW EXECUTE FUNCTION "notify_submission_change"();
