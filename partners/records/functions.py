"""The shared functions of the database, installed by the first migration."""

FUNCTIONS = """
CREATE FUNCTION entente_audience_rank(audience text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE audience WHEN 'public' THEN 2 WHEN 'parties' THEN 1 ELSE 0 END
$$;

CREATE FUNCTION entente_owner_in_pair(owner bigint, pair bigint, source text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM partners_partnership p
                   WHERE p.id = pair AND owner IN (p.party_a_id, p.party_b_id)) THEN
        RAISE EXCEPTION '% is shared by a party that is not of the pair', source
            USING ERRCODE = 'check_violation', CONSTRAINT = 'sharer_not_of_pair';
    END IF;
END $$;

-- Rows that are tombstoned later keep `content`, so that the seal still verifies.
CREATE FUNCTION entente_content_digest(before jsonb, after jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(before, after)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION entente_record_change(source text, op text, old_row jsonb, new_row jsonb,
                                      hidden text[], masked text[], owner_column text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    kept_before jsonb := old_row - hidden;
    kept_after jsonb := new_row - hidden;
    present jsonb := coalesce(new_row, old_row);
    change_id bigint;
    name text;
BEGIN
    IF op = 'UPDATE' THEN
        SELECT jsonb_object_agg(b.key, b.value), jsonb_object_agg(b.key, kept_after -> b.key)
          INTO kept_before, kept_after
          FROM jsonb_each(kept_before) b
         WHERE b.value IS DISTINCT FROM kept_after -> b.key;
        IF kept_before IS NULL THEN
            RETURN;
        END IF;
    END IF;
    FOREACH name IN ARRAY masked LOOP
        IF kept_before ? name THEN
            kept_before := jsonb_set(kept_before, ARRAY[name], '"…"');
        END IF;
        IF kept_after ? name THEN
            kept_after := jsonb_set(kept_after, ARRAY[name], '"…"');
        END IF;
    END LOOP;
    INSERT INTO partners_change (source, record_id, op, at, officer, request, owner_id, partnership_id,
                                 audience, marking, was_partnership, was_audience, was_marking,
                                 before, after, content)
    VALUES (source, (present ->> 'id')::bigint, lower(left(op, 1)), clock_timestamp(),
            nullif(current_setting('entente.officer', true), '')::bigint,
            coalesce(current_setting('entente.request', true), ''),
            (present ->> owner_column)::bigint, (present ->> 'partnership_id')::bigint,
            coalesce(present ->> 'audience', 'national'), coalesce((present ->> 'marking')::smallint, 0),
            (old_row ->> 'partnership_id')::bigint, old_row ->> 'audience', (old_row ->> 'marking')::smallint,
            kept_before, kept_after, entente_content_digest(kept_before, kept_after))
    RETURNING id INTO change_id;
    INSERT INTO partners_unsealed (change_id) VALUES (change_id);
END $$;
"""

# Needs the tables, so it runs after they are made.
DIGESTS = """
CREATE FUNCTION entente_change_digest(c partners_change, place bigint) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(
        place, c.id, c.source, c.record_id, c.op, extract(epoch FROM c.at), c.officer, c.request, c.owner_id,
        c.partnership_id, c.audience, c.marking, c.was_partnership, c.was_audience, c.was_marking, c.content
    )::text, 'UTF8')), 'hex')
$$;
"""

REMOVE = """
DROP FUNCTION IF EXISTS entente_change_digest(partners_change, bigint);
DROP FUNCTION IF EXISTS entente_record_change(text, text, jsonb, jsonb, text[], text[], text);
DROP FUNCTION IF EXISTS entente_content_digest(jsonb, jsonb);
DROP FUNCTION IF EXISTS entente_owner_in_pair(bigint, bigint, text);
DROP FUNCTION IF EXISTS entente_audience_rank(text);
"""
