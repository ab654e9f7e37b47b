package dev.chronicle.call;

/**
 * What a database told of an error beside its message.
 *
 * @param state the SQLSTATE, five characters; {@code null} if it gave none
 * @param code the database's own code
 * @param standardType binary name of the class of {@code java.sql} that the exception is one of, or
 *     is derived from
 */
public record SqlError(String state, int code, String standardType) {}
