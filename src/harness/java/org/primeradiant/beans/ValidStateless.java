package org.primeradiant.beans;

import jakarta.ejb.Stateless;
import jakarta.inject.Named;
import jakarta.validation.Valid;
import org.primeradiant.api.Call;
import org.primeradiant.api.Model;

/** An enterprise bean that asks for validation; the servers have interceptors of their own for those. */
@Named("stateless-bill")
@Stateless
public class ValidStateless implements Model<Bills.Bill, Long> {
    @Override
    public Long predict(@Valid Bills.Bill bill, Call call) {
        return bill.cents();
    }
}
